namespace OpenRollout.Manifest;

/// <summary>What those get who are in: one variant, or one of several by weight.</summary>
/// <param name="Variants">The variants in the order in which they take their ranges; a single one is served to all.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record ServeDefinition(IReadOnlyList<WeightedVariant> Variants, TextRange Range)
{
    /// <summary>The sum of the weights, from 1 to 2147483647.</summary>
    public int TotalWeight => Variants.Sum(variant => variant.Weight);

    /// <summary>The only variant that anybody can get, or null where several can.</summary>
    public WeightedVariant? Single
        => Variants.Count(variant => variant.Weight > 0) == 1 ? Variants.First(variant => variant.Weight > 0) : null;
}
