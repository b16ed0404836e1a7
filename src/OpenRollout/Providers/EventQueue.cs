using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// What the SDK has yet to hear of the provider. It reads events one by one and waits for slow handlers; whoever reports
/// here never waits: what piles up behind a slow handler is joined.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer and a semaphore without a handle hold nothing that must be let go.")]
internal sealed class EventQueue(ChannelWriter<object> channel)
{
    private readonly ChannelWriter<object> _channel = channel;
    private readonly object _lock = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly UntoldEvents _untold = new();

    /// <summary>Initializations that the SDK has yet to tell of; it hears of nothing else until then.</summary>
    private volatile Initialization[] _initializations = [];
    private bool _isAtOnce;
    private bool _isPumping;

    /// <summary>Reports how the provider is now.</summary>
    public void Report(ProviderReport report)
    {
        lock (_lock)
        {
            _untold.Report(report);
        }

        Signal();
    }

    /// <summary>Reports flags that changed.</summary>
    public void ReportChanges(IReadOnlyList<string> keys)
    {
        lock (_lock)
        {
            _untold.ReportChanges(keys);
        }

        Signal();
    }

    /// <summary>Notes an initialization that is complete before the SDK awaits it. Nothing runs until there is something to hand on.</summary>
    /// <param name="known">What the SDK makes of it by itself.</param>
    public void CompleteAtOnce(ProviderReport known)
    {
        lock (_lock)
        {
            _untold.NoteTold(known);
            _isAtOnce = true;
            if (!_untold.HasNews)
            {
                return;
            }
        }

        Signal();
    }

    /// <summary>Holds everything back until the SDK has told of an initialization.</summary>
    public void Hold(Initialization initialization)
    {
        lock (_lock)
        {
            _initializations = [.. _initializations, initialization];
        }
    }

    /// <summary>Completes an initialization, and hands on what is reported from now on, and what of before the SDK cannot know.</summary>
    /// <param name="initialization">The initialization.</param>
    /// <param name="failure">Why it failed; null where it did not.</param>
    /// <param name="known">What the SDK makes of it by itself.</param>
    public void Complete(Initialization initialization, Exception? failure, ProviderReport known)
    {
        bool isFirst;
        lock (_lock)
        {
            _untold.NoteTold(known);
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

    /// <summary>Notes that somebody asked for the provider's name. Costs next to nothing but during an initialization.</summary>
    public void NoteName()
    {
        foreach (var initialization in _initializations)
        {
            initialization.NoteName();
        }
    }

    /// <summary>Ends the handing on.</summary>
    public void Stop() => _stop.Cancel();

    private void Signal()
    {
        bool isFirst;
        lock (_lock)
        {
            isFirst = _isAtOnce && !_isPumping;
            _isPumping |= isFirst;
            Wake();
        }

        if (isFirst)
        {
            _ = Task.Run(PumpSoonAsync, CancellationToken.None);
        }
    }

    /// <summary>Leaves the SDK the moment in which it tells of the initialization itself.</summary>
    private async Task PumpSoonAsync()
    {
        await Task.Delay(Initialization.Grace, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await PumpAsync().ConfigureAwait(false);
    }

    private async Task ReleaseAsync(Initialization initialization)
    {
        await initialization.WaitUntilToldAsync(_stop.Token).ConfigureAwait(false);
        lock (_lock)
        {
            _initializations = [.. _initializations.Where(held => held != initialization)];
            Wake();
        }
    }

    /// <summary>Says once that there may be something to hand on, under the lock; who waits goes on elsewhere.</summary>
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
                while (Take() is { } payload)
                {
                    await _channel.WriteAsync(payload, _stop.Token).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            // The provider was shut down or replaced: nobody listens any more.
        }
    }

    private ProviderEventPayload? Take()
    {
        lock (_lock)
        {
            return _initializations.Length > 0 ? null : _untold.Take();
        }
    }
}
