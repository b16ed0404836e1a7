using Microsoft.Extensions.Logging;
using OpenRollout.Telemetry.Metrics;

namespace OpenRollout.Telemetry.Exposures;

/// <summary>Hands exposures on to a sink, counts what became of each, and logs what goes wrong. Never throws.</summary>
/// <param name="sink">The sink.</param>
/// <param name="queueLength">How many wait at most, which the log tells where more come.</param>
/// <param name="logger">Where to log, or null.</param>
internal sealed class ExposureDelivery(IExposureSink sink, int queueLength, ILogger? logger)
{
    /// <summary>In milliseconds: what is dropped is counted, the log need not tell of it all the time.</summary>
    private const long SilenceAfterDropping = 60_000;

    private bool _isFailing;
    private volatile bool _isDropping;
    private long _toldOfDropping = -SilenceAfterDropping;
    private volatile string? _flagSet;

    /// <summary>What the counts are tagged with; null where there is no manifest yet.</summary>
    public string? FlagSet
    {
        set => _flagSet = value;
    }

    /// <summary>Notes something that there was no room for, which the log is to tell. May be called by many threads at once.</summary>
    public void RecordOverflow()
    {
        RecordDropped();
        _isDropping = true;
    }

    /// <summary>Notes something that was dropped. May be called by many threads at once.</summary>
    public void RecordDropped() => Count(ExposureOutcome.Dropped, 1);

    /// <summary>Hands a batch on; one at a time.</summary>
    /// <param name="batch">Each an <see cref="Exposure"/> or a <see cref="TrackedEvent"/>.</param>
    /// <param name="abandon">Tells the sink that nobody waits for it any more.</param>
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
        if (_isDropping && now - _toldOfDropping >= SilenceAfterDropping)
        {
            (_isDropping, _toldOfDropping) = (false, now);
            Log.ExposuresDropped(logger, queueLength);
        }
    }

    private async Task DeliverAsync(int count, Func<ValueTask> handOn)
    {
        if (count == 0)
        {
            return;
        }

        try
        {
            await handOn().ConfigureAwait(false);
            Count(ExposureOutcome.Delivered, count);
            _isFailing = false;
        }
#pragma warning disable CA1031 // A sink may throw anything; no evaluation depends on it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Count(ExposureOutcome.Failed, count);
            if (!_isFailing)
            {
                Log.ExposureSinkFailed(logger, exception);
            }

            _isFailing = true;
        }
    }

    private void Count(string outcome, int count)
        => Counters.Exposures.Add(new MetricSeries { FlagSet = _flagSet, ExposureOutcome = outcome }, count);
}
