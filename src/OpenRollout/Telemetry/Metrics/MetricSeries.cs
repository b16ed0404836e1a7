namespace OpenRollout.Telemetry.Metrics;

/// <summary>What tells one count from the others of its instrument; what is null is not tagged.</summary>
internal readonly record struct MetricSeries
{
    public string? FlagSet { get; init; }

    public string? Flag { get; init; }

    public string? Variant { get; init; }

    public string? Reason { get; init; }

    public string? Stage { get; init; }

    public string? Error { get; init; }

    public string? ExposureOutcome { get; init; }

    public string? ReloadOutcome { get; init; }

    /// <summary>Returns the tags under OpenTelemetry's names.</summary>
    public KeyValuePair<string, object?>[] ToTags()
    {
        KeyValuePair<string, object?>[] all =
        [
            new(TagNames.Provider, OpenRolloutProvider.Name),
            new(TagNames.FlagSet, FlagSet),
            new(TagNames.Flag, Flag),
            new(TagNames.Variant, Variant),
            new(TagNames.Reason, Reason),
            new(TagNames.Stage, Stage),
            new(TagNames.Error, Error),
            new(TagNames.ExposureOutcome, ExposureOutcome),
            new(TagNames.ReloadOutcome, ReloadOutcome),
        ];
        return [.. all.Where(tag => tag.Value is not null)];
    }
}
