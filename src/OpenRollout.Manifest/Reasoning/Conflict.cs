namespace OpenRollout.Manifest.Reasoning;

/// <summary>Conditions that can never hold together, although each of them can hold.</summary>
/// <param name="Condition">The last of them in the manifest.</param>
/// <param name="Others">The conditions that contradict it.</param>
internal sealed record Conflict(Condition Condition, IReadOnlyList<Condition> Others);
