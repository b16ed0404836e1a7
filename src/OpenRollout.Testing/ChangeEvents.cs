using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Testing;

/// <summary>
/// Raises configuration-changed events in the background. The SDK processes one event at a time and waits for slow handlers; callers
/// of <see cref="Report"/> never wait, and changes that accumulate are combined into one event. Thread-safe.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer holds no resources.")]
internal sealed class ChangeEvents(ChannelWriter<object> channel)
{
    private readonly object _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SortedSet<string> _changed = new(StringComparer.Ordinal);
    private bool _isStarted;
    private bool _isSending;

    /// <summary>Starts raising events. Changes before this call are part of the initial state.</summary>
    public void Start()
    {
        lock (_lock)
        {
            _isStarted = true;
        }
    }

    /// <summary>Stops raising events.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Reports that a flag has changed.</summary>
    public void Report(string key)
    {
        lock (_lock)
        {
            if (!_isStarted)
            {
                return;
            }

            _changed.Add(key);
            if (_isSending)
            {
                return;
            }

            _isSending = true;
        }

        _ = Task.Run(SendAsync, CancellationToken.None);
    }

    private async Task SendAsync()
    {
        try
        {
            while (DequeueChanges() is { } changes)
            {
                await channel.WriteAsync(changes, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            // The provider was shut down or replaced.
        }
    }

    /// <summary>Returns the event for all changes since the last one; null if there are none.</summary>
    private ProviderEventPayload? DequeueChanges()
    {
        lock (_lock)
        {
            if (_changed.Count == 0)
            {
                _isSending = false;
                return null;
            }

            var changes = new ProviderEventPayload
            {
                Type = ProviderEventTypes.ProviderConfigurationChanged,
                ProviderName = TestFlagProvider.Name,
                FlagsChanged = [.. _changed],
            };
            _changed.Clear();
            return changes;
        }
    }
}
