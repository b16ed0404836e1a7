using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenFeature;
using OpenFeature.Hosting;
using OpenRollout;
using OpenRollout.Hosting;
using OpenRollout.Hosting.Configuration;
using OpenRollout.Hosting.Lifecycle;
using OpenRollout.Hosting.Snapshots;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>OpenRollout as a provider of OpenFeature's in a container.</summary>
public static class OpenRolloutBuilderExtensions
{
    /// <summary>
    /// Serves flags from a manifest, as the default provider. The provider is in the container as a singleton,
    /// <see cref="OpenRolloutProvider"/>. Doing it twice makes one provider with the options of both.
    /// </summary>
    /// <param name="builder">What <c>AddOpenFeature</c> hands over.</param>
    /// <param name="configure">Sets options, after those of the section <c>OpenRollout</c> of the configuration.</param>
    public static OpenFeatureBuilder AddOpenRolloutProvider(this OpenFeatureBuilder builder, Action<OpenRolloutHostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!Register(builder.Services, null, configure))
        {
            return builder;
        }

        builder.Services.AddSingleton(services => Find(services, null));
        return builder.AddProvider(services => services.GetRequiredService<OpenRolloutProvider>());
    }

    /// <summary>
    /// Serves flags from a manifest, as the provider of a domain. The provider is in the container as a singleton with
    /// the domain as its key. Doing it twice makes one provider with the options of both.
    /// </summary>
    /// <param name="builder">What <c>AddOpenFeature</c> hands over.</param>
    /// <param name="domain">The domain, such as <c>checkout</c> for the flags of <c>checkout.flags.json</c>.</param>
    /// <param name="configure">Sets options, after those of the section <c>OpenRollout:Domains:&lt;domain&gt;</c> of the configuration.</param>
    public static OpenFeatureBuilder AddOpenRolloutProvider(this OpenFeatureBuilder builder, string domain, Action<OpenRolloutHostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(domain);
        if (!Register(builder.Services, domain, configure))
        {
            return builder;
        }

        builder.Services.AddKeyedSingleton(domain, (services, _) => Find(services, domain));
        return builder.AddProvider(domain, (services, _) => services.GetRequiredKeyedService<OpenRolloutProvider>(domain));
    }

    private static OpenRolloutProvider Find(IServiceProvider services, string? domain)
        => services.GetServices<HostedRollout>().First(rollout => rollout.Domain == domain).Provider;

    /// <summary>Returns whether the domain had no provider yet.</summary>
    private static bool Register(IServiceCollection services, string? domain, Action<OpenRolloutHostingOptions>? configure)
    {
        RegisterCommon(services);
        var options = services.AddOptions<OpenRolloutHostingOptions>(OptionsPath.NameOf(domain));
        if (configure is not null)
        {
            options.Configure(configure);
        }

        var registration = new RolloutRegistration(domain);
        if (services.Any(service => registration.Equals(service.ImplementationInstance)))
        {
            return false;
        }

        options.ValidateOnStart();
        services.AddSingleton(registration);
        services.AddSingleton(provider => HostedRollout.Create(provider, domain));
        // The polling would fill the application's log, with addresses that may carry secrets.
        services.AddHttpClient(OptionsPath.ClientOf(domain), client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(HttpManifestSource.CreateHandler)
            .RemoveAllLoggers();
        return true;
    }

    private static void RegisterCommon(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<OpenRolloutHostingOptions>, OptionsBinding>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenRolloutHostingOptions>, OptionsCompletion>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OpenRolloutHostingOptions>, OptionsValidation>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OpenRolloutHostingOptions>, ConfigurationCheck>());
        ClientContexts.Register(services);
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<RegistrationCheck>(provider, services));
        if (services.All(service => service.ImplementationType != typeof(RolloutLifecycle)))
        {
            // Before OpenFeature's, also where OpenFeature was added earlier.
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, RolloutLifecycle>());
        }
    }
}
