namespace OpenRollout.Manifest;

/// <summary>Something that holds or does not hold for a user. Conditions never throw: what cannot be compared does not hold.</summary>
/// <param name="Range">The place in the manifest.</param>
public abstract record Condition(TextRange Range);
