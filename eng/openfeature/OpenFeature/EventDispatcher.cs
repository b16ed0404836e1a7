using System.Threading.Channels;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenFeature;

/// <summary>
/// Brings events from providers to handlers. Each provider's channel is read into one queue that holds a single event, and handlers
/// run one after the other under a lock: a slow handler holds up every provider, as it does in the package.
/// </summary>
internal sealed class EventDispatcher
{
    private readonly ProviderRepository _providers;
    private readonly Api _api;
    private readonly object _gate = new();
    private readonly HashSet<FeatureProvider> _listened = [];
    private readonly List<(string? Domain, ProviderEventTypes Type, EventHandlerDelegate Handler)> _handlers = [];
    private readonly Channel<(FeatureProvider Provider, ProviderEventPayload Payload)> _queue =
        Channel.CreateBounded<(FeatureProvider, ProviderEventPayload)>(1);

    internal EventDispatcher(ProviderRepository providers, Api api)
    {
        _providers = providers;
        _api = api;
        _ = Task.Run(DispatchAsync);
    }

    /// <summary>Adds a handler for the events of one domain, or of all where it is <see langword="null"/>.</summary>
    internal void AddHandler(string? domain, ProviderEventTypes type, EventHandlerDelegate handler)
    {
        lock (_gate)
        {
            _handlers.Add((domain, type, handler));
            // Of the API's providers, only the default one counts here.
            var provider = _providers.Get(domain);
            if (IsInStateOf(provider, type))
                Run(handler, new ProviderEventPayload { Type = type, ProviderName = provider.GetMetadata()?.Name, Message = $"Provider is in state {provider.Status}" });
        }
    }

    internal void RemoveHandler(string? domain, ProviderEventTypes type, EventHandlerDelegate handler)
    {
        lock (_gate)
            _handlers.Remove((domain, type, handler));
    }

    /// <summary>Starts to read the provider's channel, once, until it is closed.</summary>
    internal void Listen(FeatureProvider provider)
    {
        lock (_listened)
        {
            if (_listened.Add(provider))
                _ = Task.Run(() => ReadAsync(provider));
        }
    }

    internal ValueTask RaiseAsync(FeatureProvider provider, ProviderEventPayload payload, CancellationToken cancellationToken = default) =>
        _queue.Writer.WriteAsync((provider, payload), cancellationToken);

    internal void Complete() => _queue.Writer.TryComplete();

    internal static void SetStatus(FeatureProvider provider, ProviderEventPayload payload)
    {
        provider.Status = payload.Type switch
        {
            ProviderEventTypes.ProviderReady => ProviderStatus.Ready,
            ProviderEventTypes.ProviderStale => ProviderStatus.Stale,
            ProviderEventTypes.ProviderError when payload.ErrorType == ErrorType.ProviderFatal => ProviderStatus.Fatal,
            ProviderEventTypes.ProviderError => ProviderStatus.Error,
            _ => provider.Status,
        };
    }

    private static bool IsInStateOf(FeatureProvider provider, ProviderEventTypes type) => provider.Status switch
    {
        ProviderStatus.Ready => type == ProviderEventTypes.ProviderReady,
        ProviderStatus.Stale => type == ProviderEventTypes.ProviderStale,
        ProviderStatus.Error => type == ProviderEventTypes.ProviderError,
        _ => false,
    };

    private async Task ReadAsync(FeatureProvider provider)
    {
        await foreach (var written in provider.GetEventChannel().Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (written is not ProviderEventPayload payload)
                continue;
            SetStatus(provider, payload);
            try
            {
                await RaiseAsync(provider, payload).ConfigureAwait(false);
            }
            catch (ChannelClosedException)
            {
                return;
            }
        }
        lock (_listened)
            _listened.Remove(provider);
    }

    private async Task DispatchAsync()
    {
        await foreach (var (provider, payload) in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            lock (_gate)
            {
                var interested = _handlers.Where(entry => entry.Type == payload.Type
                    && (entry.Domain is null || _providers.Get(entry.Domain) == provider));
                foreach (var entry in interested.OrderBy(entry => entry.Domain is not null).ToArray())
                    Run(entry.Handler, payload);
            }
        }
    }

#pragma warning disable CA1031 // A handler that fails must not keep the others from running.
    private void Run(EventHandlerDelegate handler, ProviderEventPayload payload)
    {
        try
        {
            handler(payload);
        }
        catch (Exception exception)
        {
            Log.EventHandlerFailed(_api.Logger, exception);
        }
    }
#pragma warning restore CA1031
}
