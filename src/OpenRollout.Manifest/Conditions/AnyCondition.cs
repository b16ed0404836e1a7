namespace OpenRollout.Manifest;

/// <summary>Holds when one of its conditions does; not when there are none.</summary>
/// <param name="Conditions">The conditions, in the manifest's order.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record AnyCondition(IReadOnlyList<Condition> Conditions, TextRange Range) : Condition(Range);
