namespace OpenRollout.Telemetry.Exposures;

/// <summary>What became of exposures and tracked events, as it is counted.</summary>
internal static class ExposureOutcome
{
    /// <summary>The sink has taken it.</summary>
    public const string Delivered = "delivered";

    /// <summary>The queue was full, or the provider was shut down before the sink was ready for it.</summary>
    public const string Dropped = "dropped";

    /// <summary>The sink threw.</summary>
    public const string Failed = "failed";
}
