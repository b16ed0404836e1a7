using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenFeature.Hosting;
using OpenFeature.Isolated;

namespace OpenFeature;

/// <summary>OpenFeature in a container.</summary>
public static class OpenFeatureServiceCollectionExtensions
{
    /// <summary>Registers an API of the container's own, its providers and its clients, and starts and stops them with the host.</summary>
    public static IServiceCollection AddOpenFeature(this IServiceCollection services, Action<OpenFeatureBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddSingleton(_ => OpenFeatureFactory.CreateIsolated());
        services.TryAddSingleton<IFeatureLifecycleManager, FeatureLifecycleManager>();

        var builder = new OpenFeatureBuilder(services);
        configure(builder);

        // After what was configured: hosted services that it added start first.
        services.AddOptions<OpenFeatureOptions>();
        services.AddHostedService<HostedFeatureLifecycleService>();
        if (builder is { HasDefaultProvider: true, DomainBoundProviderRegistrationCount: 0 })
            return services;

        builder.Validate();
        if (!builder.IsPolicyConfigured)
        {
            builder.AddPolicyName(options => options.DefaultNameSelector = provider =>
                provider.GetRequiredService<IOptions<OpenFeatureOptions>>().Value.ProviderNames.FirstOrDefault());
        }
        return services.AddScoped(provider => OpenFeatureBuilderExtensions.Client(
            provider, provider.GetRequiredService<IOptions<PolicyNameOptions>>().Value.DefaultNameSelector(provider)));
    }
}
