using System.Collections.Concurrent;
using OpenFeature;

namespace OpenRollout.Accessors.Sdk;

/// <summary>The providers of an API, read without a lock. Thread-safe.</summary>
internal sealed class SdkProviders
{
    private readonly object _repository;
    private readonly ConcurrentDictionary<string, FeatureProvider> _domains;

    private SdkProviders(object repository, ConcurrentDictionary<string, FeatureProvider> domains)
    {
        _repository = repository;
        _domains = domains;
    }

    /// <summary>Returns the providers of an API, valid until the API is shut down; null if they cannot be read, or if the SDK returns another provider for the domain.</summary>
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

    /// <summary>Returns the provider of a domain. It sees each change as soon as the call that made it has returned. After a shutdown of the API it returns none of our providers.</summary>
    public FeatureProvider? Find(string? domain)
        => domain is not null && _domains.TryGetValue(domain, out var provider) ? provider : SdkFields.DefaultProviderOf(_repository);
}
