namespace OpenRollout.Manifest;

/// <summary>A variant with its share of a split.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Weight">Its weight, 0 or more, in proportion to the sum of the split's weights.</param>
public sealed record WeightedVariant(Name Variant, int Weight);
