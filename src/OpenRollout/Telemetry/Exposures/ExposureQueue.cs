using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using OpenRollout.Evaluation;
using OpenRollout.Telemetry.Metrics;

namespace OpenRollout.Telemetry.Exposures;

/// <summary>
/// Between the threads that evaluate and a sink: whoever offers something never waits, and whatever the sink does stays
/// here. While there is nothing to hand on, nothing runs.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer holds nothing that must be let go.")]
internal sealed class ExposureQueue : IThreadPoolWorkItem
{
    private readonly ExposureDelivery _delivery;
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

    public ExposureQueue(IExposureSink sink, ExposureOptions options, ILogger? logger)
    {
        options.Check();
        (_options, _logger) = (options, logger);
        _delivery = new ExposureDelivery(sink, options.QueueLength, logger);
        _known = new FingerprintTable(options.Remembered);
        _waiting = new BoundedQueue<object>(options.QueueLength);
        _watching = Instruments.EnableEvaluations();
    }

    /// <summary>What the counts are tagged with; null where there is no manifest yet.</summary>
    public string? FlagSet
    {
        set => _delivery.FlagSet = value;
    }

    /// <summary>Whether an outcome is an exposure. Never throws.</summary>
    public bool IsExposure(Outcome outcome)
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
    public bool TryRemember(ulong fingerprint) => _known.Add(fingerprint);

    /// <summary>Takes something to hand on, or drops it. Never waits, never throws.</summary>
    /// <param name="item">An <see cref="Exposure"/> or a <see cref="TrackedEvent"/>.</param>
    public void Enqueue(object item)
    {
        if (_isClosed || !_waiting.TryWrite(item))
        {
            _delivery.RecordOverflow();
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
            while (DequeueBatch() is { Count: > 0 } batch)
            {
                await _delivery.DeliverAsync(batch, _abandon.Token).ConfigureAwait(false);
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
    private List<object> DequeueBatch()
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
                _delivery.RecordDropped();
            }
        }
    }
}
