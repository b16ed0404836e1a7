namespace OpenFeature.Telemetry;

/// <summary>The keys of flag metadata that feed attributes of <see cref="TelemetryConstants"/>.</summary>
public static class TelemetryFlagMetadata
{
    public const string ContextId = "contextId";
    public const string FlagSetId = "flagSetId";
    public const string Version = "version";
}
