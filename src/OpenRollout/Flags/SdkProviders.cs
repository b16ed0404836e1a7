using System.Collections.Concurrent;
using OpenFeature;

namespace OpenRollout;

/// <summary>The providers of an API, found without a lock. Thread-safe.</summary>
internal sealed class SdkProviders
{
    private readonly object _repository;
    private readonly ConcurrentDictionary<string, FeatureProvider> _domains;

    private SdkProviders(object repository, ConcurrentDictionary<string, FeatureProvider> domains)
    {
        _repository = repository;
        _domains = domains;
    }

    /// <summary>Returns the providers of an API, which stay its own until it is shut down; null where they cannot be read, or where the SDK says something else of them.</summary>
    public static SdkProviders? Of(Api api, string? domain)
    {
        if (!SdkFields.HasProviders || SdkFields.RepositoryOf(api) is not { } repository || SdkFields.DomainProvidersOf(repository) is not { } domains)
        {
            return null;
        }

        var providers = new SdkProviders(repository, domains);
        var expected = domain is null ? api.GetProvider() : api.GetProvider(domain);
        return ReferenceEquals(providers.Find(domain), expected) ? providers : null;
    }

    /// <summary>Returns the provider of a domain. What was set is seen once setting it has returned; after the API was shut down there is none of ours.</summary>
    public FeatureProvider? Find(string? domain)
        => domain is not null && _domains.TryGetValue(domain, out var provider) ? provider : SdkFields.DefaultProviderOf(_repository);
}
