using OpenRollout.Guardrails.Counting;
using OpenRollout.Telemetry;

namespace OpenRollout.Guardrails.Telemetry;

/// <summary>The tags of the metrics of guardrails.</summary>
internal static class GuardrailTags
{
    public const string Guardrail = "openrollout.guardrail";
    public const string Arm = "openrollout.guardrail.arm";
    public const string Reason = "openrollout.guardrail.uncounted.reason";
    public const string Outcome = "openrollout.guardrail.alarm.outcome";

    /// <summary>Returns the tags of a guardrail, and another one.</summary>
    public static KeyValuePair<string, object?>[] Of(WatchIdentity watch, string? name = null, string? value = null)
    {
        KeyValuePair<string, object?>[] tags =
        [
            new(TagNames.Provider, OpenRolloutProvider.Name),
            new(TagNames.FlagSet, watch.FlagSetId),
            new(TagNames.Flag, watch.FlagKey),
            new(Guardrail, watch.Guardrail),
        ];
        return name is null ? tags : [.. tags, new(name, value)];
    }
}
