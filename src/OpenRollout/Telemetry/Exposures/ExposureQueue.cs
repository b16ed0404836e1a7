using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>
/// Between the threads that evaluate and a sink: whoever offers something never waits, and whatever the sink does stays
/// here. While there is nothing to hand on, nothing runs.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer holds nothing that must be let go.")]
internal sealed class ExposureQueue : IThreadPoolWorkItem
{
    /// <summary>In milliseconds: what is dropped is counted, the log need not tell of it all the time.</summary>
    private const long SilenceAfterDropping = 60_000;

    private readonly IExposureSink _sink;
    private readonly ExposureOptions _options;
    private readonly ILogger? _logger;
    private readonly FingerprintTable _known;
    private readonly BoundedQueue<object> _waiting;
    private readonly IDisposable _watching;

    /// <summary>Held by who reads <see cref="_waiting"/>; never by who evaluates.</summary>
    private readonly object _reading = new();
    private readonly CancellationTokenSource _hurry = new();
    private readonly CancellationTokenSource _abandon = new();
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isRunning;
    private volatile bool _isClosed;
    private bool _isFailing;
    private volatile bool _isDropping;
    private long _toldOfDropping = -SilenceAfterDropping;
    private volatile string? _flagSet;

    public ExposureQueue(IExposureSink sink, ExposureOptions options, ILogger? logger)
    {
        options.Check();
        (_sink, _options, _logger) = (sink, options, logger);
        _known = new FingerprintTable(options.Remembered);
        _waiting = new BoundedQueue<object>(options.QueueLength);
        _watching = Instruments.WatchEvaluations();
    }

    /// <summary>What the counts are tagged with; null where there is no manifest yet.</summary>
    public string? FlagSet
    {
        set => _flagSet = value;
    }

    /// <summary>Whether an outcome is an exposure. Never throws.</summary>
    public bool Includes(Outcome outcome)
    {
        try
        {
            return _options.Includes(outcome);
        }
#pragma warning disable CA1031 // The application's own choice must not keep a manifest from being served.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.ExposureChoiceFailed(_logger, outcome.Flag.Key, exception);
            return false;
        }
    }

    /// <summary>Whether an exposure has not been seen before, or not for long; it is from now on.</summary>
    public bool IsFirst(ulong fingerprint) => _known.Add(fingerprint);

    /// <summary>Takes something to hand on, or drops it. Never waits, never throws.</summary>
    /// <param name="item">An <see cref="Exposure"/> or a <see cref="TrackedEvent"/>.</param>
    public void Offer(object item)
    {
        if (_isClosed || !_waiting.TryWrite(item))
        {
            Count(ExposureOutcome.Dropped, 1);
            _isDropping = true;
            return;
        }

        Run();
    }

    /// <summary>Hands on what is waiting, for as long as the options allow; from then on everything is dropped. Never throws.</summary>
    public async Task StopAsync()
    {
        _isClosed = true;
        _watching.Dispose();
        await _hurry.CancelAsync().ConfigureAwait(false);
        Run();
        // The system's time, not the application's: it is the sink that is waited for.
        await _end.Task.WaitAsync(_options.FlushTimeout, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_end.Task.IsCompleted)
        {
            // Nothing that the sink has registered with the token may hold this up.
            _ = _abandon.CancelAsync();
            Drop();
        }
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => _ = DrainAsync();

    private void Run()
    {
        if (Volatile.Read(ref _isRunning) == 0 && Interlocked.Exchange(ref _isRunning, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private async Task DrainAsync()
    {
        await Task.Delay(_options.BatchDelay, TimeProvider.System, _hurry.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        do
        {
            while (Take() is { Count: > 0 } batch)
            {
                await HandOnAsync(batch).ConfigureAwait(false);
            }

            Volatile.Write(ref _isRunning, 0);
            Interlocked.MemoryBarrier();
        }
        // What came between the last look and the end nobody else may have taken on.
        while (HasMore() && Interlocked.Exchange(ref _isRunning, 1) == 0);

        if (_isClosed)
        {
            _end.TrySetResult();
        }
    }

    private bool HasMore()
    {
        lock (_reading)
        {
            return !_waiting.IsEmpty;
        }
    }

    /// <summary>Takes a batch; drops everything, and gives an empty one, where the shutdown has given up on the sink.</summary>
    private List<object> Take()
    {
        var batch = new List<object>();
        lock (_reading)
        {
            if (_abandon.IsCancellationRequested)
            {
                Drop();
            }

            while (batch.Count < _options.BatchSize && _waiting.TryRead(out var item))
            {
                batch.Add(item);
            }
        }

        return batch;
    }

    private void Drop()
    {
        lock (_reading)
        {
            while (_waiting.TryRead(out _))
            {
                Count(ExposureOutcome.Dropped, 1);
            }
        }
    }

    private async Task HandOnAsync(List<object> batch)
    {
        TellOfDropping();
        Exposure[] exposures = [.. batch.OfType<Exposure>()];
        TrackedEvent[] events = [.. batch.OfType<TrackedEvent>()];
        await HandOnAsync(exposures.Length, () => _sink.ExposedAsync(exposures, _abandon.Token)).ConfigureAwait(false);
        await HandOnAsync(events.Length, () => _sink.TrackedAsync(events, _abandon.Token)).ConfigureAwait(false);
    }

    private void TellOfDropping()
    {
        var now = Environment.TickCount64;
        if (_isDropping && now - _toldOfDropping >= SilenceAfterDropping)
        {
            (_isDropping, _toldOfDropping) = (false, now);
            Log.ExposuresDropped(_logger, _options.QueueLength);
        }
    }

    private async Task HandOnAsync(int count, Func<ValueTask> handOn)
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
                Log.ExposureSinkFailed(_logger, exception);
            }

            _isFailing = true;
        }
    }

    private void Count(string outcome, int count)
        => Counts.Exposures.Add(new Series { FlagSet = _flagSet, ExposureOutcome = outcome }, count);
}
