using OpenRollout.Guardrails.Statistics;
using OpenRollout.Manifest;

namespace OpenRollout.Guardrails.Monitoring;

/// <summary>Describes what a guardrail counts and does. Thread-safe.</summary>
internal sealed class StatusReader(OpenRolloutProvider provider)
{
    /// <summary>The probability that the ratio is ever outside of one of its bounds; both together hold with 95 percent.</summary>
    private const double BoundError = 0.025;

    /// <summary>Returns the status of a guardrail.</summary>
    public GuardrailStatus Read(GuardrailWatch watch)
    {
        var now = watch.Measure();
        var (state, because) = StateOf(watch);
        return new GuardrailStatus
        {
            FlagKey = watch.Identity.FlagKey,
            Guardrail = watch.Identity.Guardrail,
            Description = watch.Text.Description,
            Event = watch.Identity.Definition.Event,
            Salt = watch.Identity.Salt,
            State = state,
            Because = because,
            ToleratedRatio = watch.Identity.Definition.Ratio,
            FalseAlarms = watch.Identity.Definition.FalseAlarms,
            Evidence = now.Share,
            Treated = now.Treated,
            Control = now.Control,
            Ratio = RatioEstimate.Of(now.Counts),
            RatioAtLeast = RatioBounds.Lower(now.Counts, BoundError) ?? 0,
            RatioAtMost = RatioBounds.Upper(now.Counts, BoundError) ?? double.PositiveInfinity,
            NotCompared = watch.Uncounted.Read(),
            History = watch.GetHistory(in now),
            DecidedAt = watch.DecidedAt,
            DecisionId = watch.DecidedAt is null ? null : GuardrailDecision.IdOf(watch.Identity),
        };
    }

    /// <summary>Returns the state of a guardrail, and the reason if it only tells or is muted.</summary>
    public (GuardrailState State, string? Because) StateOf(GuardrailWatch watch) => watch switch
    {
        { MutedBecause: { } muted } => (GuardrailState.Muted, muted),
        _ when FindReasonToTell(watch) is { } telling => (GuardrailState.Telling, telling),
        { DecidedAt: not null } => (GuardrailState.Decided, null),
        _ => (GuardrailState.Watching, null),
    };

    /// <summary>Returns the reason why a guardrail makes no decision; null if it may make one, or has made one that is in force.</summary>
    public string? FindReasonToTell(GuardrailWatch watch)
        => watch.Text.Action == GuardrailAction.Tell ? "the flag's 'watch' has \"then\": \"tell\""
            : watch.TellsOnlyBecause is { } state ? state
            : provider.Options.DecisionStore is null ? $"the provider has no decision store, so a decision would end with the process; set {nameof(OpenRolloutOptions)}.{nameof(OpenRolloutOptions.DecisionStore)}"
            : provider.IsWithdrawn(GuardrailDecision.IdOf(watch.Identity)) ? "its decision was withdrawn; it can decide again when the flag has a new salt"
            : null;

    /// <summary>Returns a decision that is in force by its identifier; null if there is none.</summary>
    public RolloutDecision? FindInForce(string id)
    {
        foreach (var known in provider.Overview.Decisions)
        {
            if (known.Decision.Id == id)
            {
                return known.Decision;
            }
        }

        return null;
    }
}
