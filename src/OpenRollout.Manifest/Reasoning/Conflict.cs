namespace OpenRollout.Manifest.Reasoning;

/// <summary>Conditions that never hold together, though each may hold.</summary>
/// <param name="Condition">The one that is written last.</param>
/// <param name="Others">Those beside which it never holds.</param>
internal sealed record Conflict(Condition Condition, IReadOnlyList<Condition> Others);
