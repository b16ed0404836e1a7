using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenFeature;
using OpenFeature.Hosting;

namespace OpenRollout.Hosting.Lifecycle;

/// <summary>
/// Ends the start of a host with a registration that was meant to replace its flags, as in a test, and that nothing would use. Warns
/// where the registration may have another purpose.
/// </summary>
/// <param name="services">The registrations.</param>
/// <param name="container">The container.</param>
/// <param name="configures">What configures OpenFeature's options, once or more for each provider.</param>
/// <param name="postConfigures">What configures them last.</param>
/// <param name="logger">The logger.</param>
internal sealed class RegistrationCheck(
    IServiceCollection services,
    IServiceProvider container,
    IEnumerable<IConfigureOptions<OpenFeatureOptions>> configures,
    IEnumerable<IPostConfigureOptions<OpenFeatureOptions>> postConfigures,
    ILogger<OpenRolloutProvider> logger)
{
    /// <summary>The full name of a type in a package that this one does not reference.</summary>
    private const string TestProviderType = "OpenRollout.Testing.TestFlagProvider";

    /// <exception cref="InvalidOperationException">A registration would do nothing.</exception>
    public void Check(IReadOnlyCollection<HostedRollout> rollouts)
    {
        var added = FindAddedProviders();
        foreach (var rollout in rollouts.Where(rollout => added.Count(domain => domain == rollout.Domain) > 1))
        {
            CheckProvider(rollout);
        }

        if (Has(service => service.ServiceType.FullName == TestProviderType) && rollouts.All(IsUsed))
        {
            throw new InvalidOperationException(
                "TestFlagProvider is registered as a service that nothing uses. Register it as OpenFeature's provider: services.AddSingleton<FeatureProvider>(flags).");
        }

        if (Has(service => service.ServiceType == typeof(IOptions<OpenRolloutHostingOptions>)))
        {
            throw new InvalidOperationException(
                "IOptions<OpenRolloutHostingOptions> is registered, which nothing uses. Call services.Configure<OpenRolloutHostingOptions>(options => …) "
                + "or AddOpenRolloutProvider(options => …) instead, which may be called again.");
        }

        if (Has(service => service.ServiceType == typeof(IManifestSource)) && !rollouts.Any(rollout => rollout.HasSourceOfCode))
        {
            Log.SourceIsNotUsed(logger);
        }
    }

    private void CheckProvider(HostedRollout rollout)
    {
        if (!IsUsed(rollout))
        {
            // A provider that was registered later has replaced this one on purpose.
            if (IsPreceded(rollout.Domain))
            {
                Log.ProviderIsNotUsed(logger, rollout.Domain, Find(rollout.Domain)?.GetMetadata()?.Name);
            }

            return;
        }

        var (name, argument, register) = rollout.Domain is { } domain
            ? ($"the domain '{domain}'", $"\"{domain}\", ", $"services.AddKeyedSingleton<FeatureProvider>(\"{domain}\", provider)")
            : ("the default domain", "", "services.AddSingleton<FeatureProvider>(provider)");
        throw new InvalidOperationException(
            $"AddProvider({argument}…) was called for {name}, which has a provider from AddOpenRolloutProvider({argument}…), and OpenFeature would use the first alone. "
            + $"Remove one of the two. To replace the provider in a test, call {register}.");
    }

    private bool IsUsed(HostedRollout rollout) => ReferenceEquals(Find(rollout.Domain), rollout.Provider);

    /// <summary>Returns whether a provider was registered before the manifest's, so that OpenFeature ignored the manifest's.</summary>
    private bool IsPreceded(string? domain)
    {
        var registration = new RolloutRegistration(domain);
        return services.TakeWhile(service => service.IsKeyedService || !registration.Equals(service.ImplementationInstance))
            .Any(service => service.ServiceType == typeof(FeatureProvider) && Equals(service.ServiceKey, domain));
    }

    private FeatureProvider? Find(string? domain)
        => domain is null ? container.GetService<FeatureProvider>() : container.GetKeyedService<FeatureProvider>(domain);

    /// <summary>Returns the domains for which <c>AddProvider</c> was called, with one item for each call; null is the default one.</summary>
    private List<string?> FindAddedProviders()
    {
        var domains = new List<string?>();
        foreach (var configure in configures)
        {
            Add(configure.Configure);
        }

        foreach (var configure in postConfigures)
        {
            Add(options => configure.PostConfigure(Options.DefaultName, options));
        }

        return domains;

        void Add(Action<OpenFeatureOptions> configure)
        {
            var options = new OpenFeatureOptions();
            configure(options);
            domains.AddRange(options.ProviderNames);
            if (options.HasDefaultProvider)
            {
                domains.Add(null);
            }
        }
    }

    private bool Has(Func<ServiceDescriptor, bool> predicate) => services.Any(predicate);
}
