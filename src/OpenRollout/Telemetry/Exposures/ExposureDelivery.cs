using Microsoft.Extensions.Logging;
using OpenRollout.Telemetry.Metrics;

namespace OpenRollout.Telemetry.Exposures;

/// <summary>Passes batches to a sink, counts their outcomes, and logs failures. Never throws.</summary>
/// <param name="sink">The sink.</param>
/// <param name="queueLength">The capacity of the queue, for the log message about dropped exposures.</param>
/// <param name="logger">A logger that does not throw, or null.</param>
internal sealed class ExposureDelivery(IExposureSink sink, int queueLength, ILogger? logger)
{
    /// <summary>The minimum time between two log messages about dropped exposures, in milliseconds. Each dropped exposure is counted.</summary>
    private const long DropLogInterval = 60_000;

    private bool _isFailing;
    private volatile bool _isDropping;
    private long _dropLoggedAt = -DropLogInterval;
    private volatile string? _flagSet;

    /// <summary>Sets the flag set with which outcomes are counted; null before the first manifest.</summary>
    public string? FlagSet
    {
        set => _flagSet = value;
    }

    /// <summary>Records an item for which the queue had no space. Thread-safe.</summary>
    public void RecordOverflow()
    {
        RecordDropped();
        _isDropping = true;
    }

    /// <summary>Records a dropped item. Thread-safe.</summary>
    public void RecordDropped() => Count(ExposureOutcome.Dropped, 1);

    /// <summary>Delivers a batch. Must not be called concurrently.</summary>
    /// <param name="batch">The items; each is an <see cref="Exposure"/> or a <see cref="TrackedEvent"/>.</param>
    /// <param name="abandon">Canceled when the shutdown no longer waits for the sink.</param>
    public async Task DeliverAsync(List<object> batch, CancellationToken abandon)
    {
        LogDropped();
        Exposure[] exposures = [.. batch.OfType<Exposure>()];
        TrackedEvent[] events = [.. batch.OfType<TrackedEvent>()];
        await DeliverAsync(exposures.Length, () => sink.ExposedAsync(exposures, abandon)).ConfigureAwait(false);
        await DeliverAsync(events.Length, () => sink.TrackedAsync(events, abandon)).ConfigureAwait(false);
    }

    private void LogDropped()
    {
        var now = Environment.TickCount64;
        if (logger is not null && _isDropping && now - _dropLoggedAt >= DropLogInterval)
        {
            (_isDropping, _dropLoggedAt) = (false, now);
            Log.ExposuresDropped(logger, queueLength);
        }
    }

    private async Task DeliverAsync(int count, Func<ValueTask> deliver)
    {
        if (count == 0)
        {
            return;
        }

        try
        {
            await deliver().ConfigureAwait(false);
            Count(ExposureOutcome.Delivered, count);
            _isFailing = false;
        }
#pragma warning disable CA1031 // A sink may throw any exception; evaluations must not be affected.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Count(ExposureOutcome.Failed, count);
            if (logger is not null && !_isFailing)
            {
                Log.ExposureSinkFailed(logger, exception);
            }

            _isFailing = true;
        }
    }

    private void Count(string outcome, int count)
        => Counters.Exposures.Add(new MetricSeries { FlagSet = _flagSet, ExposureOutcome = outcome }, count);
}
