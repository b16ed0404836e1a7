using System.ComponentModel;
using OpenFeature.Model;
using OpenRollout.Accessors;

namespace OpenRollout;

/// <summary>A flag whose values are finite doubles, with named variants.</summary>
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

    /// <summary>Gets the variants of the manifest at build time, in the manifest's order.</summary>
    public IReadOnlyList<FlagVariant<double, TVariant>> Variants => _variants.All;

    /// <summary>
    /// Evaluates the flag and returns its variant; for an error or an override, the variant that has the returned value. Returns
    /// <c>Unknown</c> if the manifest did not have the variant at build time, or if no variant has the value. Never throws.
    /// </summary>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts (API, client and transaction).</param>
    public TVariant GetVariant(EvaluationContext? context = null) => _variants.VariantOf(GetDetails(context));

    /// <inheritdoc cref="GetVariant(EvaluationContext?)"/>
    /// <typeparam name="TContext">The generated context type.</typeparam>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    public TVariant GetVariant<TContext>(in TContext context)
        where TContext : struct, IFlagContext<TContext>
        => _variants.VariantOf(GetDetails(in context));
}
