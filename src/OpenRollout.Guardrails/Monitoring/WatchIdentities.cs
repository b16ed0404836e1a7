using OpenRollout.Evaluation;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Manifest;

namespace OpenRollout.Guardrails.Monitoring;

/// <summary>Identifies the watches of a manifest, in the process that counts and in those that read its evidence.</summary>
internal static class WatchIdentities
{
    /// <summary>Returns the identity of a guardrail of a watched flag.</summary>
    public static WatchIdentity Of(RolloutProgram program, WatchedFlag flag, GuardrailDefinition guardrail, string flagSetId, string? environment) => new(
        flagSetId,
        environment,
        program.GetDefinition(flag.Flag).Key,
        flag.Salt,
        flag.Unit,
        guardrail.Name.Value,
        new WatchedDefinition(guardrail.Event, guardrail.Ratio, guardrail.SlowerThan, flag.Watch.FalseAlarms, flag.Watch.Guardrails.Count));
}
