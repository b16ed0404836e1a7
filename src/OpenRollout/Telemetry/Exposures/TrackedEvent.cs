using OpenFeature.Model;

namespace OpenRollout;

/// <summary>What was tracked through OpenFeature's <c>Track</c>. Immutable.</summary>
public sealed record TrackedEvent
{
    /// <summary>The event's name.</summary>
    public required string Name { get; init; }

    /// <summary>The targeting key of the merged context; null where it has none.</summary>
    public required string? TargetingKey { get; init; }

    /// <summary>What was said of it; null where nothing was.</summary>
    public required TrackingEventDetails? Details { get; init; }

    /// <summary>When, by the machine's clock, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The set of flags, as <see cref="OpenRolloutOptions.FlagSetId"/> names it; null where there is no manifest yet.</summary>
    public required string? FlagSetId { get; init; }
}
