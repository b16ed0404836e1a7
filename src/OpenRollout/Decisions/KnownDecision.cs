namespace OpenRollout.Decisions;

/// <summary>A decision that a provider knows and that is not withdrawn.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="IsStored">Whether the store had the decision when it was read last.</param>
internal readonly record struct KnownDecision(RolloutDecision Decision, bool IsStored);
