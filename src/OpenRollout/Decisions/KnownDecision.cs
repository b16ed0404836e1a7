namespace OpenRollout.Decisions;

/// <summary>A decision that a provider knows and that is not withdrawn.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="IsStored">Whether the store had the decision when it was read last, or has taken it since.</param>
/// <param name="IsMissing">Whether the store has refused the decision, or has lost it. It is neither stored nor missing while it is added.</param>
internal readonly record struct KnownDecision(RolloutDecision Decision, bool IsStored, bool IsMissing = false);
