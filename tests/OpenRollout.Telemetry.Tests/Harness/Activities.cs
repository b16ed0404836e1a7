using System.Collections.Concurrent;
using System.Diagnostics;

namespace OpenRollout.Telemetry.Tests.Harness;

/// <summary>Listens to OpenRollout's activities and keeps those of one flag set.</summary>
internal sealed class Activities : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<Activity> _stopped = new();

    public Activities(string flagSet)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == OpenRolloutTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if ((string?)activity.GetTagItem("feature_flag.set.id") == flagSet)
                {
                    _stopped.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> All => [.. _stopped];

    public void Dispose() => _listener.Dispose();
}
