namespace OpenRollout.Telemetry.Metrics;

/// <summary>The identity of a series within its instrument. Null properties have no tag.</summary>
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

    /// <summary>Returns the tags, with the names of <see cref="TagNames"/>.</summary>
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
