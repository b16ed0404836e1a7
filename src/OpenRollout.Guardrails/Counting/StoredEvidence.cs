using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Counting;

/// <summary>Evidence as a state folder has it. Immutable.</summary>
/// <param name="Identity">The watch, with the definition that the evidence was counted with.</param>
/// <param name="Counts">The counts of all strata.</param>
/// <param name="DecidedAt">The time at which the guardrail decided; null if it has not.</param>
/// <param name="History">The evidence over time, oldest first.</param>
/// <param name="ChangedAt">The time in UTC at which a process last wrote the evidence, or last had its salt in the manifest.</param>
internal sealed record StoredEvidence(WatchIdentity Identity, StratumCounts[] Counts, DateTimeOffset? DecidedAt, IReadOnlyList<GuardrailPoint> History, DateTimeOffset ChangedAt);
