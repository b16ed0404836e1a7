using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using OpenFeature.Model;

namespace OpenRollout.Providers.Events;

/// <summary>
/// Delivers the provider's events to the SDK, which reads them one at a time and waits for slow handlers. Reporting never waits: events
/// raised in the meantime are coalesced. Thread-safe.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer and a semaphore without a handle hold nothing that must be released.")]
internal sealed class EventQueue(ChannelWriter<object> channel)
{
    private readonly object _lock = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly PendingEvents _pending = new();

    /// <summary>The initializations that the SDK has not reported yet. No event is delivered until it has.</summary>
    private volatile Initialization[] _initializations = [];
    private bool _pumpsOnSignal;
    private bool _isPumping;

    /// <summary>Reports the provider's current state.</summary>
    public void Report(ProviderReport report)
    {
        lock (_lock)
        {
            _pending.Report(report);
        }

        Signal();
    }

    /// <summary>Reports the keys of flags that changed.</summary>
    public void ReportChanges(IReadOnlyList<string> keys)
    {
        lock (_lock)
        {
            _pending.ReportChanges(keys);
        }

        Signal();
    }

    /// <summary>Records an initialization that completes synchronously. Delivery starts with the first event.</summary>
    /// <param name="known">The report that the SDK derives from the initialization.</param>
    public void CompleteSynchronously(ProviderReport known)
    {
        lock (_lock)
        {
            _pending.MarkDelivered(known);
            _pumpsOnSignal = true;
            if (!_pending.HasNewReport)
            {
                return;
            }
        }

        Signal();
    }

    /// <summary>Holds all events until the SDK has reported the end of an initialization.</summary>
    public void Hold(Initialization initialization)
    {
        lock (_lock)
        {
            _initializations = [.. _initializations, initialization];
        }
    }

    /// <summary>Completes an initialization and starts to deliver events: later ones, and of the earlier ones those that the SDK cannot derive.</summary>
    /// <param name="initialization">The initialization.</param>
    /// <param name="failure">The reason for its failure; null if it succeeded.</param>
    /// <param name="known">The report that the SDK derives from the initialization.</param>
    public void Complete(Initialization initialization, Exception? failure, ProviderReport known)
    {
        bool isFirst;
        lock (_lock)
        {
            _pending.MarkDelivered(known);
            isFirst = !_isPumping;
            _isPumping = true;
        }

        _ = ReleaseAsync(initialization);
        if (isFirst)
        {
            _ = Task.Run(PumpAsync, CancellationToken.None);
        }

        initialization.Complete(failure);
    }

    /// <summary>Records that the provider's name was read. Costs one volatile read unless an initialization is held.</summary>
    public void OnNameRead()
    {
        foreach (var initialization in _initializations)
        {
            initialization.OnNameRead();
        }
    }

    /// <summary>Stops the delivery.</summary>
    public void Stop() => _stop.Cancel();

    private void Signal()
    {
        bool isFirst;
        lock (_lock)
        {
            isFirst = _pumpsOnSignal && !_isPumping;
            _isPumping |= isFirst;
            Wake();
        }

        if (isFirst)
        {
            _ = Task.Run(PumpAfterDelayAsync, CancellationToken.None);
        }
    }

    /// <summary>Gives the SDK time to report the initialization itself.</summary>
    private async Task PumpAfterDelayAsync()
    {
        await Task.Delay(Initialization.ReturnTimeout, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await PumpAsync().ConfigureAwait(false);
    }

    private async Task ReleaseAsync(Initialization initialization)
    {
        await initialization.WaitUntilReportedAsync(_stop.Token).ConfigureAwait(false);
        lock (_lock)
        {
            _initializations = [.. _initializations.Where(held => held != initialization)];
            Wake();
        }
    }

    /// <summary>Wakes the pump once. Call it under the lock; the pump continues on another thread.</summary>
    private void Wake()
    {
        if (_signal.CurrentCount == 0)
        {
            _signal.Release();
        }
    }

    private async Task PumpAsync()
    {
        try
        {
            while (true)
            {
                await _signal.WaitAsync(_stop.Token).ConfigureAwait(false);
                while (Dequeue() is { } payload)
                {
                    await channel.WriteAsync(payload, _stop.Token).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            // The provider was shut down or replaced: no one reads events any more.
        }
    }

    private ProviderEventPayload? Dequeue()
    {
        lock (_lock)
        {
            return _initializations.Length > 0 ? null : _pending.Dequeue();
        }
    }
}
