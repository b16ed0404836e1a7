using System.Collections.Concurrent;

namespace OpenRollout.Telemetry.Tests.Harness;

/// <summary>A sink that keeps the items it receives and runs a callback before each batch.</summary>
internal sealed class KeepingSink(Func<CancellationToken, ValueTask>? before = null) : IExposureSink
{
    private readonly ConcurrentQueue<Exposure> _exposures = new();
    private readonly ConcurrentQueue<TrackedEvent> _tracked = new();
    private int _calls;
    private int _inside;

    public IReadOnlyList<Exposure> Exposures => [.. _exposures];

    public IReadOnlyList<TrackedEvent> Tracked => [.. _tracked];

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Whether the sink was called concurrently.</summary>
    public bool WasCalledTwiceAtOnce { get; private set; }

    public async ValueTask ExposedAsync(IReadOnlyList<Exposure> exposures, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        foreach (var exposure in exposures)
        {
            _exposures.Enqueue(exposure);
        }
    }

    public async ValueTask TrackedAsync(IReadOnlyList<TrackedEvent> events, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        foreach (var tracked in events)
        {
            _tracked.Enqueue(tracked);
        }
    }

    private async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        WasCalledTwiceAtOnce |= Interlocked.Increment(ref _inside) > 1;
        try
        {
            await (before?.Invoke(cancellationToken) ?? ValueTask.CompletedTask);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
