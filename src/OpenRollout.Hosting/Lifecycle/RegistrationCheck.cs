using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenFeature;
using OpenFeature.Hosting;

namespace OpenRollout.Hosting.Lifecycle;

/// <summary>
/// Finds registrations that are meant to replace the flags of a host, for example in a test, but have no effect. Such a registration
/// fails the start of the host, or is logged as a warning if it may have another purpose.
/// </summary>
/// <param name="services">The service collection of the container.</param>
/// <param name="container">The container.</param>
/// <param name="configures">The actions that configure OpenFeature's options, at least one for each provider.</param>
/// <param name="postConfigures">The actions that run after <paramref name="configures"/>.</param>
/// <param name="logger">The logger.</param>
internal sealed class RegistrationCheck(
    IServiceCollection services,
    IServiceProvider container,
    IEnumerable<IConfigureOptions<OpenFeatureOptions>> configures,
    IEnumerable<IPostConfigureOptions<OpenFeatureOptions>> postConfigures,
    ILogger<OpenRolloutProvider> logger)
{
    /// <summary>The full name of a type in OpenRollout.Testing, which this package does not reference.</summary>
    private const string TestProviderType = "OpenRollout.Testing.TestFlagProvider";

    /// <summary>Checks the registrations of a host that is starting.</summary>
    /// <exception cref="InvalidOperationException">A registration has no effect.</exception>
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
                "IOptions<OpenRolloutHostingOptions> is registered, but nothing uses it. Call services.Configure<OpenRolloutHostingOptions>(options => …), "
                + "or call AddOpenRolloutProvider(options => …) again.");
        }

        if (Has(service => service.ServiceType == typeof(IManifestSource)) && !rollouts.Any(rollout => rollout.HasSourceFactory))
        {
            Log.SourceIsNotUsed(logger);
        }
    }

    private void CheckProvider(HostedRollout rollout)
    {
        if (!IsUsed(rollout))
        {
            // A provider that was registered later replaces this one on purpose.
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
            $"AddProvider({argument}…) and AddOpenRolloutProvider({argument}…) both add a provider for {name}, and OpenFeature uses only the first. "
            + $"Remove one of the calls. To replace the provider in a test, call {register}.");
    }

    private bool IsUsed(HostedRollout rollout) => ReferenceEquals(Find(rollout.Domain), rollout.Provider);

    /// <summary>Returns whether another provider was registered first, so that OpenFeature ignored this one.</summary>
    private bool IsPreceded(string? domain)
    {
        var registration = new RolloutRegistration(domain);
        return services.TakeWhile(service => service.IsKeyedService || !registration.Equals(service.ImplementationInstance))
            .Any(service => service.ServiceType == typeof(FeatureProvider) && Equals(service.ServiceKey, domain));
    }

    private FeatureProvider? Find(string? domain)
        => domain is null ? container.GetService<FeatureProvider>() : container.GetKeyedService<FeatureProvider>(domain);

    /// <summary>Returns the domain of each call of <c>AddProvider</c>, null for the default provider; a domain may occur more than once.</summary>
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
