using System.Collections.Immutable;
using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Model;

namespace OpenFeature;

/// <summary>Which provider serves which domain, from the time it is set until it is replaced.</summary>
internal sealed class ProviderRegistry
{
    private readonly Api _api;
    private readonly object _gate = new();
    private FeatureProvider _default = new NoOpProvider();
    private ImmutableDictionary<string, FeatureProvider> _domains = ImmutableDictionary<string, FeatureProvider>.Empty;

    internal ProviderRegistry(Api api)
    {
        _api = api;
        Events = new EventDispatcher(this, api);
    }

    internal EventDispatcher Events { get; }

    internal FeatureProvider Get(string? domain)
    {
        lock (_gate)
            return domain is not null && _domains.TryGetValue(domain, out var provider) ? provider : _default;
    }

    /// <summary>The providers that were set, each once.</summary>
    internal FeatureProvider[] All()
    {
        lock (_gate)
            return [.. _domains.Values.Append(_default).Where(provider => provider is not NoOpProvider).Distinct()];
    }

    internal async Task SetAsync(string? domain, FeatureProvider? provider, EvaluationContext context, CancellationToken cancellationToken)
    {
        if (provider is null)
            return;

        provider.Bind(_api);
        var replaced = Replace(domain, provider);
        // Begun here, not waited for: a provider that is slow to close must not hold up the next one.
        if (replaced is not null)
            _ = ShutDownAsync(replaced);
        if (provider.Status == ProviderStatus.NotReady)
            await InitializeAsync(provider, context, cancellationToken).ConfigureAwait(false);
    }

    internal async Task ShutdownAsync()
    {
        foreach (var provider in All())
        {
            provider.GetEventChannel().Writer.TryComplete();
            await ShutDownAsync(provider).ConfigureAwait(false);
        }
        Events.Complete();
    }

    /// <summary>Returns the provider that nothing uses any more, if that comes of it.</summary>
    private FeatureProvider? Replace(string? domain, FeatureProvider provider)
    {
        lock (_gate)
        {
            var old = domain is null ? _default : _domains.GetValueOrDefault(domain);
            if (old == provider)
                return null;
            var others = domain is null ? _domains.Values : _domains.Remove(domain).Values.Append(_default);
            var unused = old is null or NoOpProvider || others.Contains(old) ? null : old;
            // Throws for an instance that was closed before. Nothing has changed then: the provider that was in use stays.
            unused?.GetEventChannel().Writer.Complete();

            if (domain is null)
                _default = provider;
            else
                _domains = _domains.SetItem(domain, provider);
            Events.Listen(provider);
            return unused;
        }
    }

#pragma warning disable CA1031 // Whatever a provider throws is its own failure: it becomes a status or a line in the log.
    private async Task InitializeAsync(FeatureProvider provider, EvaluationContext context, CancellationToken cancellationToken)
    {
        ProviderEventPayload payload;
        try
        {
            await provider.InitializeAsync(context, cancellationToken).ConfigureAwait(false);
            payload = new() { Type = ProviderEventTypes.ProviderReady, Message = "Provider initialization complete" };
        }
        catch (Exception exception)
        {
            payload = new()
            {
                Type = ProviderEventTypes.ProviderError,
                Message = $"Provider initialization error: {exception.Message}",
                ErrorType = (exception as FeatureProviderException)?.ErrorType ?? ErrorType.General,
            };
        }
        payload.ProviderName = provider.GetMetadata()?.Name;
        EventDispatcher.SetStatus(provider, payload);
        await Events.RaiseAsync(provider, payload).ConfigureAwait(false);
    }

    private async Task ShutDownAsync(FeatureProvider provider)
    {
        try
        {
            await provider.ShutdownAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.ShutdownFailed(_api.Logger, exception);
        }
        provider.Unbind();
    }
#pragma warning restore CA1031
}
