using OpenRollout.Decisions;

namespace OpenRollout.Cli.Decisions;

/// <summary>The content of a store for a scope.</summary>
/// <param name="InForce">The decisions that are not withdrawn.</param>
/// <param name="Snapshot">All decisions and withdrawals.</param>
internal sealed record StoredDecisions(IReadOnlyCollection<KnownDecision> InForce, DecisionSnapshot Snapshot);
