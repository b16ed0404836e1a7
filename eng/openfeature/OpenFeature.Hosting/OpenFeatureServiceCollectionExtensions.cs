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
        services.AddHostedService<HostedFeatureLifecycleService>();

        var builder = new OpenFeatureBuilder(services);
        configure(builder);
        if (builder.DomainBoundProviderRegistrationCount == 0)
            return services;

        builder.Validate();
        if (!builder.IsPolicyConfigured)
        {
            builder.AddPolicyName(options => options.DefaultNameSelector = provider =>
                provider.GetRequiredService<IOptions<OpenFeatureOptions>>().Value.ProviderNames.First());
        }
        return services.AddScoped(ClientByPolicy);
    }

    private static IFeatureClient ClientByPolicy(IServiceProvider services)
    {
        var domain = services.GetRequiredService<IOptions<PolicyNameOptions>>().Value.DefaultNameSelector(services);
        return domain is null ? services.GetRequiredService<Api>().GetClient() : services.GetRequiredKeyedService<IFeatureClient>(domain);
    }
}
