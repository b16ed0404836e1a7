using System.ComponentModel;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>A flag whose values are finite doubles, each a variant with a name.</summary>
/// <typeparam name="TVariant">The generated enum of the variants.</typeparam>
public sealed class DoubleFlag<TVariant> : DoubleFlag
    where TVariant : struct, Enum
{
    private readonly VariantTable<double, TVariant> _variants;

    /// <summary>Initializes a new flag. Called by generated code.</summary>
    /// <param name="binding">The binding to evaluate the flag through.</param>
    /// <param name="key">The flag's key.</param>
    /// <param name="defaultValue">The manifest's default value.</param>
    /// <param name="variants">The variants of the manifest at build time.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DoubleFlag(FlagBinding binding, string key, double defaultValue, params FlagVariant<double, TVariant>[] variants)
        : base(binding, key, defaultValue)
        => _variants = new VariantTable<double, TVariant>(variants);

    /// <summary>The variants that the manifest had at the time of the build, in its order.</summary>
    public IReadOnlyList<FlagVariant<double, TVariant>> Variants => _variants.All;

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
