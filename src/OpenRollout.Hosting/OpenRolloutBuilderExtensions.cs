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

/// <summary>Extension methods of <see cref="OpenFeatureBuilder"/> that add OpenRollout as a provider.</summary>
public static class OpenRolloutBuilderExtensions
{
    /// <summary>
    /// Adds a provider that serves the flags of a manifest, as the default provider of OpenFeature. It is registered as a singleton of
    /// type <see cref="OpenRolloutProvider"/>. Calling this method again configures the same provider further.
    /// </summary>
    /// <param name="builder">The builder that <c>AddOpenFeature</c> passes.</param>
    /// <param name="configure">An action that sets options. It runs after the options are bound to the configuration section <c>OpenRollout</c>.</param>
    /// <returns>The same builder.</returns>
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
    /// Adds a provider that serves the flags of a manifest, as the provider of an OpenFeature domain. It is registered as a keyed
    /// singleton of type <see cref="OpenRolloutProvider"/>, with the domain as its key. Calling this method again for the same domain
    /// configures the same provider further.
    /// </summary>
    /// <param name="builder">The builder that <c>AddOpenFeature</c> passes.</param>
    /// <param name="domain">The domain, such as <c>checkout</c> for the flags of <c>checkout.flags.json</c>.</param>
    /// <param name="configure">An action that sets options. It runs after the options are bound to the configuration section <c>OpenRollout:Domains:&lt;domain&gt;</c>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="domain"/> is null, empty or white space.</exception>
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

    /// <summary>Registers the services of a provider and returns true, or returns false if the domain already has a provider.</summary>
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
        // Without loggers: polling would fill the application's log with URLs that may contain secrets.
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
        SequentialLifecycleManager.Register(services);
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<RegistrationCheck>(provider, services));
        if (services.All(service => service.ImplementationType != typeof(RolloutLifecycle)))
        {
            // Must run before OpenFeature's hosted service, even if AddOpenFeature was called earlier.
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, RolloutLifecycle>());
        }
    }
}
