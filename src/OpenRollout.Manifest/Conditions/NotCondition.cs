namespace OpenRollout.Manifest;

/// <summary>Holds when its condition does not.</summary>
/// <param name="Inner">The condition that must not hold.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record NotCondition(Condition Inner, TextRange Range) : Condition(Range);
