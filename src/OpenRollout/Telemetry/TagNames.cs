namespace OpenRollout.Telemetry;

/// <summary>The names of tags: those of OpenTelemetry's semantic conventions for feature flags, and OpenRollout's own for everything else.</summary>
internal static class TagNames
{
    public const string Provider = "feature_flag.provider.name";
    public const string FlagSet = "feature_flag.set.id";
    public const string Version = "feature_flag.version";
    public const string Flag = "feature_flag.key";
    public const string Variant = "feature_flag.result.variant";
    public const string Reason = "feature_flag.result.reason";
    public const string User = "feature_flag.context.id";
    public const string Error = "error.type";

    public const string Environment = "openrollout.environment";
    public const string DecisionEffect = "openrollout.decision.effect";
    public const string Stage = "openrollout.stage";
    public const string ReloadOutcome = "openrollout.reload.outcome";
    public const string ChangedFlags = "openrollout.reload.changed_flags";
    public const string KilledFlags = "openrollout.reload.killed_flags";
    public const string ExposureOutcome = "openrollout.exposure.outcome";
    public const string TrackedEvent = "openrollout.tracking.event";
    public const string TrackedValue = "openrollout.tracking.value";
}
