namespace OpenRollout;

/// <summary>The names of OpenRollout's meter and activity source, for use with OpenTelemetry or other listeners.</summary>
public static class OpenRolloutTelemetry
{
    /// <summary>The name of the meter: <c>.WithMetrics(metrics => metrics.AddMeter(OpenRolloutTelemetry.MeterName))</c>.</summary>
    public const string MeterName = "OpenRollout";

    /// <summary>The name of the activity source: <c>.WithTracing(tracing => tracing.AddSource(OpenRolloutTelemetry.ActivitySourceName))</c>.</summary>
    public const string ActivitySourceName = "OpenRollout";
}
