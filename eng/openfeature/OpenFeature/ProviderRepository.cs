using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Model;

namespace OpenFeature;

/// <summary>
/// Which provider serves which domain, from the time it is set until it is replaced. As in the package, readers take a lock, and
/// the fields from which OpenRollout reads without it have the package's names.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It can be used again after it was shut down, and a semaphore without a handle needs no disposal.")]
internal sealed class ProviderRepository
{
    private readonly Api _api;
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly ConcurrentDictionary<string, FeatureProvider> _featureProviders = new();
    private FeatureProvider _defaultProvider = new NoOpProvider();

    internal ProviderRepository(Api api)
    {
        _api = api;
        Events = new EventDispatcher(this, api);
    }

    internal EventDispatcher Events { get; }

    internal FeatureProvider Get(string? domain)
    {
        if (domain is not null && _featureProviders.TryGetValue(domain, out var provider))
            return provider;
        _lock.EnterReadLock();
        try
        {
            return _defaultProvider;
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>The providers that were set, each once.</summary>
    private FeatureProvider[] All()
    {
        _lock.EnterReadLock();
        try
        {
            return [.. _featureProviders.Values.Append(_defaultProvider).Where(provider => provider is not NoOpProvider).Distinct()];
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    internal async Task SetAsync(string? domain, FeatureProvider? provider, EvaluationContext context, CancellationToken cancellationToken)
    {
        if (provider is null)
            return;

        provider.Bind(_api);
        Replace(domain, provider);
        if (provider.Status == ProviderStatus.NotReady)
            await InitializeAsync(provider, context, cancellationToken).ConfigureAwait(false);
    }

    internal async Task ShutdownAsync()
    {
        foreach (var provider in TakeAll())
        {
            provider.GetEventChannel().Writer.TryComplete();
            await ShutDownAsync(provider).ConfigureAwait(false);
        }
        Events.Complete();
    }

    /// <summary>Returns the providers that were set, none of which is used from now on.</summary>
    private FeatureProvider[] TakeAll()
    {
        var providers = All();
        _lock.EnterWriteLock();
        try
        {
            _defaultProvider = new NoOpProvider();
            _featureProviders.Clear();
            return providers;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>Replaces a provider, and begins to shut down the one that nothing uses any more, if that comes of it: under the lock, as the package does.</summary>
    private void Replace(string? domain, FeatureProvider provider)
    {
        _lock.EnterWriteLock();
        try
        {
            var old = domain is null ? _defaultProvider : _featureProviders.GetValueOrDefault(domain);
            if (old == provider)
                return;
            var others = domain is null ? _featureProviders.Values : _featureProviders.Where(entry => entry.Key != domain).Select(entry => entry.Value).Append(_defaultProvider);
            var unused = old is null or NoOpProvider || others.Contains(old) ? null : old;
            // Throws for an instance that was closed before. Nothing has changed then: the provider that was in use stays.
            unused?.GetEventChannel().Writer.Complete();

            if (domain is null)
                _defaultProvider = provider;
            else
                _featureProviders[domain] = provider;
            Events.Listen(provider);
            if (unused is not null)
                _ = ShutDownAsync(unused);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

#pragma warning disable CA1031 // An exception of a provider becomes a status or a line in the log.
    private async Task InitializeAsync(FeatureProvider provider, EvaluationContext context, CancellationToken cancellationToken)
    {
        try
        {
            await provider.InitializeAsync(context, cancellationToken).ConfigureAwait(false);
            await TellAsync(ProviderStatus.Ready, ProviderEventTypes.ProviderReady, "Initialized").ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // After a canceled call no event can be reported: the second attempt throws.
            var status = exception.GetType() == typeof(ProviderFatalException) ? ProviderStatus.Fatal : ProviderStatus.Error;
            await TellAsync(status, ProviderEventTypes.ProviderError, $"Initialization failed: {exception.Message}").ConfigureAwait(false);
        }

        ValueTask TellAsync(ProviderStatus status, ProviderEventTypes type, string message)
        {
            provider.Status = status;
            return Events.RaiseAsync(provider, new ProviderEventPayload { Type = type, Message = message, ProviderName = provider.GetMetadata()?.Name }, cancellationToken);
        }
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
