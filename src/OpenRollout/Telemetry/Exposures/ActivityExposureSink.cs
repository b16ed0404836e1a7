using System.Diagnostics;
using OpenRollout.Telemetry;
using OpenRollout.Telemetry.Metrics;

namespace OpenRollout;

/// <summary>
/// A sink that writes each exposure and each tracked event as an activity to the source
/// <see cref="OpenRolloutTelemetry.ActivitySourceName"/>. An activity has the time of the evaluation or of the call and no
/// duration. It starts a new trace, because the request it belongs to has usually ended. Does nothing while the source has
/// no listener. Thread-safe.
/// </summary>
public sealed class ActivityExposureSink : IExposureSink
{
    private readonly bool _namesUsers;

    /// <summary>Initializes a new instance of the <see cref="ActivityExposureSink"/> class.</summary>
    /// <param name="namesUsers">Whether to write targeting keys, as <c>feature_flag.context.id</c>. Without them, the exposures of different users cannot be distinguished.</param>
    public ActivityExposureSink(bool namesUsers = true) => _namesUsers = namesUsers;

    /// <inheritdoc/>
    public ValueTask ExposedAsync(IReadOnlyList<Exposure> exposures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exposures);
        foreach (var exposure in exposures)
        {
            using var activity = Start("openrollout.exposure", exposure.FlagSetId, exposure.TargetingKey, exposure.Time);
            activity?.SetTag(TagNames.Flag, exposure.FlagKey);
            activity?.SetTag(TagNames.Variant, exposure.Variant);
            activity?.SetTag(TagNames.Reason, TagValues.From(exposure.Reason));
            activity?.SetTag(TagNames.Stage, exposure.Stage);
            activity?.SetTag(TagNames.Version, exposure.Version);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask TrackedAsync(IReadOnlyList<TrackedEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var tracked in events)
        {
            using var activity = Start("openrollout.tracking", tracked.FlagSetId, tracked.TargetingKey, tracked.Time);
            activity?.SetTag(TagNames.TrackedEvent, tracked.Name);
            activity?.SetTag(TagNames.TrackedValue, tracked.Details?.Value);
        }

        return ValueTask.CompletedTask;
    }

    private Activity? Start(string name, string? flagSet, string? user, DateTimeOffset time)
    {
        var activity = Instruments.Activities.StartActivity(name, ActivityKind.Internal, parentContext: default, startTime: time);
        activity?.SetEndTime(time.UtcDateTime);
        activity?.SetTag(TagNames.Provider, OpenRolloutProvider.Name);
        activity?.SetTag(TagNames.FlagSet, flagSet);
        activity?.SetTag(TagNames.User, _namesUsers ? user : null);
        return activity;
    }
}
