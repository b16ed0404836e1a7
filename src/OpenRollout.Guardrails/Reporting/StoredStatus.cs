using OpenRollout.Evaluation;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Monitoring;
using OpenRollout.Manifest;

namespace OpenRollout.Guardrails.Reporting;

/// <summary>Describes the guardrails of a manifest by stored evidence, without the process that counts.</summary>
internal static class StoredStatus
{
    /// <summary>Returns the status of each guardrail of a manifest, in the order of its flags.</summary>
    /// <param name="program">The manifest.</param>
    /// <param name="flagSetId">The flag set.</param>
    /// <param name="environment">The environment; null for none.</param>
    /// <param name="stored">The evidence.</param>
    /// <param name="isWithdrawn">Returns whether the decision with an identifier was withdrawn.</param>
    public static IEnumerable<GuardrailStatus> Read(
        RolloutProgram program, string flagSetId, string? environment, IReadOnlyList<StoredEvidence> stored, Func<string, bool> isWithdrawn)
    {
        foreach (var flag in program.Watches)
        {
            foreach (var guardrail in flag.Watch.Guardrails.Select(name => program.Manifest.FindGuardrail(name.Value)).OfType<GuardrailDefinition>())
            {
                var watch = WatchIdentities.Of(program, flag, guardrail, flagSetId, environment);
                var digest = WatchDigest.Of(watch);
                yield return Describe(watch, guardrail, flag.Watch, stored.FirstOrDefault(evidence => WatchDigest.Of(evidence.Identity) == digest), isWithdrawn);
            }
        }
    }

    private static GuardrailStatus Describe(WatchIdentity watch, GuardrailDefinition guardrail, WatchDefinition definition, StoredEvidence? stored, Func<string, bool> isWithdrawn)
    {
        (GuardrailState, string?) state = stored switch
        {
            { DecidedAt: null } when watch.ExplainDifference(stored.Identity) is { } muted => (GuardrailState.Muted, muted),
            _ when definition.Then == GuardrailAction.Tell => (GuardrailState.Telling, StatusReader.TellsByManifest),
            _ when isWithdrawn(GuardrailDecision.IdOf(watch)) => (GuardrailState.Telling, StatusReader.TellsAfterWithdrawal),
            { DecidedAt: not null } => (GuardrailState.Decided, null),
            _ => (GuardrailState.Watching, null),
        };
        var now = new Measurement(stored?.Counts ?? [], (double)watch.Definition.Ratio, watch.Definition.Threshold);
        return StatusFactory.Create(watch, guardrail.Description, state, now, stored?.DecidedAt, stored?.History ?? [], new Dictionary<string, long>());
    }
}
