namespace OpenFeature.Telemetry;

/// <summary>The names of attributes in OpenTelemetry's conventions for feature flags.</summary>
public static class TelemetryConstants
{
    public const string Key = "feature_flag.key";
    public const string ErrorCode = "error.type";
    public const string Variant = "feature_flag.result.variant";
    public const string Value = "feature_flag.result.value";
    public const string ContextId = "feature_flag.context.id";
    public const string ErrorMessage = "error.message";
    public const string Reason = "feature_flag.result.reason";
    public const string Provider = "feature_flag.provider.name";
    public const string FlagSetId = "feature_flag.set.id";
    public const string Version = "feature_flag.version";
}
