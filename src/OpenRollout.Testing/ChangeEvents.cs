using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Testing;

/// <summary>
/// Tells the SDK which flags changed. The SDK takes one event at a time and waits for slow handlers; whoever reports here
/// never waits: what piles up is joined to one event.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer holds nothing that must be let go.")]
internal sealed class ChangeEvents(ChannelWriter<object> channel)
{
    private readonly object _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SortedSet<string> _changed = new(StringComparer.Ordinal);
    private bool _isStarted;
    private bool _isTelling;

    /// <summary>Begins to tell; what changed before is what the SDK finds, and no change.</summary>
    public void Start()
    {
        lock (_lock)
        {
            _isStarted = true;
        }
    }

    /// <summary>Ends it.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Reports a flag that changed.</summary>
    public void Report(string key)
    {
        lock (_lock)
        {
            if (!_isStarted)
            {
                return;
            }

            _changed.Add(key);
            if (_isTelling)
            {
                return;
            }

            _isTelling = true;
        }

        _ = Task.Run(TellAsync, CancellationToken.None);
    }

    private async Task TellAsync()
    {
        try
        {
            while (Take() is { } changes)
            {
                await channel.WriteAsync(changes, _stop.Token).ConfigureAwait(false);
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
            if (_changed.Count == 0)
            {
                _isTelling = false;
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
