using OpenRollout.Guardrails.Reporting;
using OpenRollout.Manifest;

namespace OpenRollout.Guardrails.Monitoring;

/// <summary>Describes what a guardrail counts and does. Thread-safe.</summary>
internal sealed class StatusReader(OpenRolloutProvider provider)
{
    /// <summary>The reason of a guardrail whose manifest wants no decision.</summary>
    public const string TellsByManifest = "the flag's 'watch' has \"then\": \"tell\"";

    /// <summary>The reason of a guardrail whose decision was withdrawn.</summary>
    public const string TellsAfterWithdrawal = "its decision was withdrawn; it can decide again when the flag has a new salt";

    /// <summary>Returns the status of a guardrail.</summary>
    public GuardrailStatus Read(GuardrailWatch watch)
    {
        var now = watch.Measure();
        return StatusFactory.Create(watch.Identity, watch.Text.Description, StateOf(watch), now, watch.DecidedAt, watch.GetHistory(in now), watch.Uncounted.Read());
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
        => watch.Text.Action == GuardrailAction.Tell ? TellsByManifest
            : watch.TellsOnlyBecause is { } state ? state
            : provider.Options.DecisionStore is null ? $"the provider has no decision store, so a decision would end with the process; set {nameof(OpenRolloutOptions)}.{nameof(OpenRolloutOptions.DecisionStore)}"
            : provider.IsWithdrawn(GuardrailDecision.IdOf(watch.Identity)) ? TellsAfterWithdrawal
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
