using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using OpenFeature.Model;
using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>
/// A typed evaluation context. The generator creates a structure that implements it, with a property for each attribute of
/// the manifest. Do not implement it yourself.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IFlagContext<TSelf>
    where TSelf : struct, IFlagContext<TSelf>
{
    /// <summary>Gets the names of the attributes, in the order of <see cref="GetAttributes"/>.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "Callers have a context and do not name its type.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract FlagContextLayout Layout { get; }

    /// <summary>Returns the attributes of a context without a copy.</summary>
    /// <param name="context">The context.</param>
    /// <returns>The attributes, valid as long as the context.</returns>
    [SuppressMessage("Design", "CA1000", Justification = "Callers have a context and do not name its type.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract ReadOnlySpan<AttributeValue> GetAttributes(in TSelf context);

    /// <summary>Creates an OpenFeature context with the attributes that are not null.</summary>
    /// <returns>A new context.</returns>
    EvaluationContext ToEvaluationContext();
}
