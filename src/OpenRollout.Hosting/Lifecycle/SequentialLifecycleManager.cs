using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using OpenFeature.Hosting;

namespace OpenRollout.Hosting.Lifecycle;

/// <summary>
/// Lets OpenFeature shut its API down only once at a time. A host can be stopped twice at the same time, as by
/// <c>WebApplicationFactory</c> and by the application's own <c>Run</c>; two concurrent shutdowns of one API fail with a <c>ChannelClosedException</c>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The host may be disposed by one caller while the other still stops it. A semaphore without a wait handle has nothing to release.")]
internal sealed class SequentialLifecycleManager(IFeatureLifecycleManager manager) : IFeatureLifecycleManager
{
    private readonly SemaphoreSlim _shutdown = new(1);

    /// <summary>Replaces OpenFeature's manager by one that calls it. An instance or a factory that the application registered stays as it is.</summary>
    public static void Register(IServiceCollection services)
    {
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i] is { IsKeyedService: false, ImplementationType: { } type } service && service.ServiceType == typeof(IFeatureLifecycleManager))
            {
                services[i] = ServiceDescriptor.Singleton<IFeatureLifecycleManager>(provider
                    => new SequentialLifecycleManager((IFeatureLifecycleManager)ActivatorUtilities.CreateInstance(provider, type)));
            }
        }
    }

    public ValueTask EnsureInitializedAsync(CancellationToken cancellationToken) => manager.EnsureInitializedAsync(cancellationToken);

    public async ValueTask ShutdownAsync(CancellationToken cancellationToken)
    {
        await _shutdown.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await manager.ShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _shutdown.Release();
        }
    }
}
