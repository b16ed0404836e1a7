namespace OpenRollout.Manifest;

/// <summary>Holds when each of its conditions does, and when there are none.</summary>
/// <param name="Conditions">The conditions, in the manifest's order.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record AllCondition(IReadOnlyList<Condition> Conditions, TextRange Range) : Condition(Range);
