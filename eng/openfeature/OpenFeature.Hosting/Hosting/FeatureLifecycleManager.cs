using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OpenFeature.Hosting;

/// <summary>Sets the providers that were registered, then adds the hooks and the handlers.</summary>
internal sealed class FeatureLifecycleManager(Api api, IServiceProvider services, IOptions<OpenFeatureOptions> options) : IFeatureLifecycleManager
{
    /// <summary>Does not hand on the cancellation, as the package does not: a provider that is never ready holds up the start of the host.</summary>
    public async ValueTask EnsureInitializedAsync(CancellationToken cancellationToken = default)
    {
        if (options.Value.HasDefaultProvider)
            await api.SetProviderAsync(services.GetRequiredService<FeatureProvider>(), CancellationToken.None).ConfigureAwait(false);
        foreach (var domain in options.Value.ProviderNames)
            await api.SetProviderAsync(domain, services.GetRequiredKeyedService<FeatureProvider>(domain), CancellationToken.None).ConfigureAwait(false);

        api.AddHooks(services.GetServices<HookName>().Distinct().Select(name => services.GetRequiredKeyedService<Hook>(name.Name)));
        foreach (var handler in services.GetServices<RegisteredHandler>())
            api.AddHandler(handler.Type, handler.Handler);
    }

    public async ValueTask ShutdownAsync(CancellationToken cancellationToken = default) => await api.ShutdownAsync().ConfigureAwait(false);
}
