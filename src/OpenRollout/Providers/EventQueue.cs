using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// Events on their way to the SDK, which reads them one by one and waits for slow handlers: whoever adds one never
/// waits. What piles up meanwhile is joined, the last status and all changed keys, so the queue cannot grow.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer and a semaphore without a handle hold nothing that must be let go.")]
internal sealed class EventQueue(ChannelWriter<object> channel, TimeProvider timeProvider)
{
    /// <summary>How long the SDK is given, after the provider is initialized, to take note of that itself before it hears of anything else.</summary>
    private static readonly TimeSpan Head = TimeSpan.FromMilliseconds(50);

    private readonly ChannelWriter<object> _channel = channel;
    private readonly TimeProvider _timeProvider = timeProvider;
    private readonly object _lock = new();
    private readonly SemaphoreSlim _added = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly SortedSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>What the SDK thinks of the provider, once what is pending has reached it.</summary>
    private ProviderEventTypes _status = ProviderEventTypes.ProviderReady;
    private ProviderEventPayload? _pending;
    private bool _isStarted;

    /// <summary>Adds a change of status; nothing where it is none.</summary>
    public void Add(ProviderEventTypes status, string? message)
    {
        lock (_lock)
        {
            // An error that repeats itself is told again: its message may be another.
            if (status == _status && message is null)
            {
                return;
            }

            _status = status;
            _pending = new ProviderEventPayload
            {
                Type = status,
                ProviderName = OpenRolloutProvider.Name,
                Message = message,
                ErrorType = status == ProviderEventTypes.ProviderError ? ErrorType.ParseError : null,
            };
        }

        _added.Release();
    }

    /// <summary>Adds flags that changed.</summary>
    public void AddChanges(IReadOnlyList<string> keys)
    {
        if (keys.Count > 0)
        {
            lock (_lock)
            {
                _changed.UnionWith(keys);
            }

            _added.Release();
        }
    }

    /// <summary>Begins to hand events on. The SDK tells of the initialization itself, so what was added before it is dropped, but for a status that it cannot know.</summary>
    public void Start()
    {
        lock (_lock)
        {
            if (_isStarted)
            {
                return;
            }

            _isStarted = true;
            _changed.Clear();
            _pending = _pending?.Type == ProviderEventTypes.ProviderStale ? _pending : null;
        }

        _ = PumpAsync();
    }

    /// <summary>Ends the handing on.</summary>
    public void Stop() => _stop.Cancel();

    private async Task PumpAsync()
    {
        try
        {
            await Task.Delay(Head, _timeProvider, _stop.Token).ConfigureAwait(false);
            while (true)
            {
                await _added.WaitAsync(_stop.Token).ConfigureAwait(false);
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

    /// <summary>The status goes first: what changed is of interest to who knows that the provider is ready.</summary>
    private ProviderEventPayload? Take()
    {
        lock (_lock)
        {
            if (_pending is { } status)
            {
                _pending = null;
                return status;
            }

            if (_changed.Count == 0)
            {
                return null;
            }

            var changes = new ProviderEventPayload
            {
                Type = ProviderEventTypes.ProviderConfigurationChanged,
                ProviderName = OpenRolloutProvider.Name,
                FlagsChanged = [.. _changed],
            };
            _changed.Clear();
            return changes;
        }
    }
}
