namespace OpenRollout;

/// <summary>The names under which OpenRollout is listened to; what there is to hear stands in the documentation, under telemetry.</summary>
public static class OpenRolloutTelemetry
{
    /// <summary>The meter's name: <c>.WithMetrics(metrics => metrics.AddMeter(OpenRolloutTelemetry.MeterName))</c>.</summary>
    public const string MeterName = "OpenRollout";

    /// <summary>The name of the source of activities: <c>.WithTracing(tracing => tracing.AddSource(OpenRolloutTelemetry.ActivitySourceName))</c>.</summary>
    public const string ActivitySourceName = "OpenRollout";
}
