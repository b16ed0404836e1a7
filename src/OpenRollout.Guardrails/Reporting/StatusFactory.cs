using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Monitoring;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Reporting;

/// <summary>Creates the status of a guardrail from counts.</summary>
internal static class StatusFactory
{
    /// <summary>The probability that the ratio is ever outside of one of its bounds; both together hold with 95 percent.</summary>
    private const double BoundError = 0.025;

    /// <summary>Returns the status of a guardrail.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="description">The guardrail's description; null if it has none.</param>
    /// <param name="state">The state, and the reason if the guardrail only tells or is muted.</param>
    /// <param name="now">The counts.</param>
    /// <param name="decidedAt">The time of the decision; null if there is none.</param>
    /// <param name="history">The evidence over time, oldest first.</param>
    /// <param name="notCompared">The numbers of events of users who are not compared, by reason.</param>
    public static GuardrailStatus Create(
        WatchIdentity watch,
        string? description,
        (GuardrailState State, string? Because) state,
        in Measurement now,
        DateTimeOffset? decidedAt,
        IReadOnlyList<GuardrailPoint> history,
        IReadOnlyDictionary<string, long> notCompared) => new()
        {
            FlagKey = watch.FlagKey,
            Guardrail = watch.Guardrail,
            Description = description,
            Event = watch.Definition.Event,
            Salt = watch.Salt,
            State = state.State,
            Because = state.Because,
            ToleratedRatio = watch.Definition.Ratio,
            FalseAlarms = watch.Definition.FalseAlarms,
            Evidence = now.Share,
            Treated = now.Treated,
            Control = now.Control,
            Ratio = RatioEstimate.Of(now.Counts),
            RatioAtLeast = RatioBounds.Lower(now.Counts, BoundError) ?? 0,
            RatioAtMost = RatioBounds.Upper(now.Counts, BoundError) ?? double.PositiveInfinity,
            NotCompared = notCompared,
            History = history,
            DecidedAt = decidedAt,
            DecisionId = decidedAt is null ? null : GuardrailDecision.IdOf(watch),
        };
}
