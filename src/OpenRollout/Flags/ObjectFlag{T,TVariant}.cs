using System.ComponentModel;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>A flag whose values are objects, each a variant with a name.</summary>
/// <typeparam name="T">The generated type of the values.</typeparam>
/// <typeparam name="TVariant">The generated enum of the variants.</typeparam>
public sealed class ObjectFlag<T, TVariant> : ObjectFlag<T>
    where T : class
    where TVariant : struct, Enum
{
    private readonly VariantTable<T, TVariant> _variants;

    /// <summary>Initializes a new flag. Called by generated code.</summary>
    /// <param name="binding">The binding to evaluate the flag through.</param>
    /// <param name="key">The flag's key.</param>
    /// <param name="defaultValue">The manifest's default value.</param>
    /// <param name="read">Reads a value; throws <see cref="FormatException"/> if the value has another shape.</param>
    /// <param name="variants">The variants of the manifest at build time.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ObjectFlag(
        FlagBinding binding, string key, T defaultValue, Func<ObjectValue, T> read, params FlagVariant<T, TVariant>[] variants)
        : base(binding, key, defaultValue, read)
        => _variants = new VariantTable<T, TVariant>(variants);

    /// <summary>The variants that the manifest had at the time of the build, in its order.</summary>
    public IReadOnlyList<FlagVariant<T, TVariant>> Variants => _variants.All;

    /// <summary>
    /// Evaluates the flag and returns its variant: <c>Unknown</c> for one that the manifest got after the build, and for
    /// a value that has no name.
    /// </summary>
    /// <param name="context">The user; null evaluates with the ambient contexts alone.</param>
    public TVariant GetVariant(EvaluationContext? context = null) => _variants.VariantOf(GetDetails(context));

    /// <inheritdoc cref="GetVariant(EvaluationContext?)"/>
    /// <typeparam name="TContext">The generated context.</typeparam>
    public TVariant GetVariant<TContext>(in TContext context)
        where TContext : struct, IFlagContext<TContext>
        => _variants.VariantOf(GetDetails(in context));
}
