using OpenFeature.Model;

namespace OpenRollout;

/// <summary>An event that the application tracked with OpenFeature's <c>Track</c>. Immutable.</summary>
public sealed class TrackedEvent
{
    /// <summary>Gets the event's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the targeting key of the merged context; null if it has none.</summary>
    public required string? TargetingKey { get; init; }

    /// <summary>Gets the details of the event; null if none were passed.</summary>
    public required TrackingEventDetails? Details { get; init; }

    /// <summary>Gets the time of the call by the system clock, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets the identifier of the flag set; see <see cref="OpenRolloutOptions.FlagSetId"/>. Null if the provider has no manifest yet.</summary>
    public required string? FlagSetId { get; init; }
}
