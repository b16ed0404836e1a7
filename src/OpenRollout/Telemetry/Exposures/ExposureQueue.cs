using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using OpenRollout.Evaluation;
using OpenRollout.Telemetry.Metrics;

namespace OpenRollout.Telemetry.Exposures;

/// <summary>
/// Queues exposures and tracked events between evaluating threads and a sink. Adding an item never waits and
/// never throws, even if the sink blocks or fails. Nothing runs while the queue is empty.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer has nothing to release.")]
internal sealed class ExposureQueue : IThreadPoolWorkItem
{
    private readonly ExposureDelivery _delivery;
    private readonly ExposureOptions _options;
    private readonly ILogger? _logger;
    private readonly FingerprintTable _known;
    private readonly BoundedQueue<object> _items;
    private readonly IDisposable _recording;

    /// <summary>Held while reading <see cref="_items"/>; never by an evaluating thread.</summary>
    private readonly object _reading = new();
    private readonly CancellationTokenSource _hurry = new();
    private readonly CancellationTokenSource _abandon = new();
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isRunning;
    private volatile bool _isClosed;

    /// <summary>Initializes a new instance of the <see cref="ExposureQueue"/> class and enables the recording of evaluations.</summary>
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    public ExposureQueue(IExposureSink sink, ExposureOptions options, ILogger? logger)
    {
        options.Validate();
        (_options, _logger) = (options, SafeLogger.Wrap(logger));
        _delivery = new ExposureDelivery(sink, options.QueueLength, _logger);
        _known = new FingerprintTable(options.Remembered);
        _items = new BoundedQueue<object>(options.QueueLength);
        _recording = Instruments.EnableEvaluations();
    }

    /// <summary>Sets the flag set with which outcomes are counted; null before the first manifest.</summary>
    public string? FlagSet
    {
        set => _delivery.FlagSet = value;
    }

    /// <summary>Returns whether an outcome is an exposure. Never throws.</summary>
    public bool IsExposure(Outcome outcome)
    {
        try
        {
            return _options.Includes(outcome);
        }
#pragma warning disable CA1031 // The application's predicate must not prevent a manifest from being served.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (_logger is not null)
            {
                Log.ExposureChoiceFailed(_logger, outcome.Flag.Key, exception);
            }

            return false;
        }
    }

    /// <summary>Remembers an exposure and returns whether it is new.</summary>
    public bool TryRemember(ulong fingerprint) => _known.Add(fingerprint);

    /// <summary>Adds an item, or drops it if the queue is full or closed. Never waits, never throws.</summary>
    /// <param name="item">An <see cref="Exposure"/> or a <see cref="TrackedEvent"/>.</param>
    public void Enqueue(object item)
    {
        if (_isClosed || !_items.TryWrite(item))
        {
            _delivery.RecordOverflow();
            return;
        }

        Run();
    }

    /// <summary>Closes the queue and delivers the remaining items, up to the timeout of the options. Never throws.</summary>
    public async Task StopAsync()
    {
        _isClosed = true;
        _recording.Dispose();
        await _hurry.CancelAsync().ConfigureAwait(false);
        Run();
        // System time, not the application's clock, because the sink works in real time.
        await _end.Task.WaitAsync(_options.FlushTimeout, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_end.Task.IsCompleted)
        {
            // Not awaited: callbacks that the sink registered with the token must not delay the shutdown.
            _ = _abandon.CancelAsync();
            DropAll();
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
        // An item that was added before _isRunning was reset has started no new run.
        while (HasItems() && Interlocked.Exchange(ref _isRunning, 1) == 0);

        if (_isClosed)
        {
            _end.TrySetResult();
        }
    }

    private bool HasItems()
    {
        lock (_reading)
        {
            return !_items.IsEmpty;
        }
    }

    /// <summary>Removes a batch from the queue. After the shutdown has abandoned the sink, drops all items and returns an empty batch.</summary>
    private List<object> DequeueBatch()
    {
        var batch = new List<object>();
        lock (_reading)
        {
            if (_abandon.IsCancellationRequested)
            {
                DropAll();
            }

            while (batch.Count < _options.BatchSize && _items.TryRead(out var item))
            {
                batch.Add(item);
            }
        }

        return batch;
    }

    private void DropAll()
    {
        lock (_reading)
        {
            while (_items.TryRead(out _))
            {
                _delivery.RecordDropped();
            }
        }
    }
}
