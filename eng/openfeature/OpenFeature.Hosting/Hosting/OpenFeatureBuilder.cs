using Microsoft.Extensions.DependencyInjection;

namespace OpenFeature.Hosting;

/// <summary>Collects what <c>AddOpenFeature</c> is to register.</summary>
public class OpenFeatureBuilder
{
    public OpenFeatureBuilder(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        Services = services;
    }

    public IServiceCollection Services { get; }

    public bool IsContextConfigured { get; internal set; }

    public bool IsPolicyConfigured { get; internal set; }

    public bool HasDefaultProvider { get; internal set; }

    public int DomainBoundProviderRegistrationCount { get; internal set; }

    /// <summary>Sees that it is known which client <c>IFeatureClient</c> is.</summary>
    /// <exception cref="InvalidOperationException">There are several providers and neither a policy nor only a default one without domains.</exception>
    public void Validate()
    {
        if (IsPolicyConfigured || DomainBoundProviderRegistrationCount == 0)
            return;
        if (HasDefaultProvider)
            throw new InvalidOperationException("A default provider and providers of domains are registered, but no policy that chooses among them.");
        if (DomainBoundProviderRegistrationCount > 1)
            throw new InvalidOperationException("Several providers are registered, but no policy that chooses among them.");
    }
}
