using Microsoft.Extensions.DependencyInjection;
using OpenRollout.Hosting.Lifecycle;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>The state of a provider, read once for each request, so that a response never mixes two manifests.</summary>
/// <param name="Domain">The domain of the provider; null for the default provider.</param>
/// <param name="Source">The name of the source; null if the provider has none.</param>
/// <param name="Environment">The environment of the provider's options; null to serve the manifest alone.</param>
/// <param name="Overview">The manifest that the provider serves, with its status and problems.</param>
internal sealed record ObservedProvider(string? Domain, string? Source, string? Environment, RolloutOverview Overview)
{
    /// <summary>Returns all providers of the container, the default provider first.</summary>
    public static IReadOnlyList<ObservedProvider> All(IServiceProvider services) =>
    [
        .. services.GetServices<HostedRollout>()
            .OrderBy(hosted => hosted.Domain, StringComparer.Ordinal)
            .Select(hosted => new ObservedProvider(hosted.Domain, hosted.Provider.SourceName, hosted.Environment, hosted.Provider.Overview)),
    ];
}
