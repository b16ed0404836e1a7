using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using OpenFeature.Model;
using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>
/// A typed evaluation context, as it is generated from a manifest: a structure that holds its attributes in the form in
/// which they are evaluated.
/// </summary>
/// <typeparam name="TSelf">The context itself.</typeparam>
public interface IFlagContext<TSelf>
    where TSelf : struct, IFlagContext<TSelf>
{
    /// <summary>The names of the attributes, in the order in which the context holds them.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "Callers have a context and do not name its type.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract FlagContextLayout Layout { get; }

    /// <summary>Returns the attributes within a context; they live as long as it does.</summary>
    /// <param name="context">The context.</param>
    [SuppressMessage("Design", "CA1000", Justification = "Callers have a context and do not name its type.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract ReadOnlySpan<AttributeValue> GetAttributes(in TSelf context);

    /// <summary>Returns an OpenFeature context with the attributes that are not null.</summary>
    EvaluationContext ToEvaluationContext();
}
