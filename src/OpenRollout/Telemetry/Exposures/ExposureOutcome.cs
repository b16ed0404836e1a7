namespace OpenRollout.Telemetry.Exposures;

/// <summary>The outcomes of exposures and tracked events, as they are counted.</summary>
internal static class ExposureOutcome
{
    /// <summary>The sink received it.</summary>
    public const string Delivered = "delivered";

    /// <summary>The queue was full, or the provider shut down before the sink was ready.</summary>
    public const string Dropped = "dropped";

    /// <summary>The sink threw an exception.</summary>
    public const string Failed = "failed";
}
