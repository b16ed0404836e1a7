namespace OpenRollout.Manifest;

/// <summary>A variant with its weight in a split. Immutable.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Weight">The weight, 0 or more. The variant gets the proportion that its weight has in the sum of all weights.</param>
public sealed record WeightedVariant(Name Variant, int Weight);
