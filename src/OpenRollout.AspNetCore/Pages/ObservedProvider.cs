using Microsoft.Extensions.DependencyInjection;
using OpenRollout.Hosting.Lifecycle;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>A provider as one request sees it: looked at once, so that an answer never tells of two manifests.</summary>
/// <param name="Domain">Its domain; null for the default one.</param>
/// <param name="Source">What it follows; null where nothing.</param>
/// <param name="Overview">What it served at that moment.</param>
internal sealed record ObservedProvider(string? Domain, string? Source, RolloutOverview Overview)
{
    /// <summary>Looks at all providers of the container, the default one first.</summary>
    public static IReadOnlyList<ObservedProvider> All(IServiceProvider services) =>
    [
        .. services.GetServices<HostedRollout>()
            .OrderBy(hosted => hosted.Domain, StringComparer.Ordinal)
            .Select(hosted => new ObservedProvider(hosted.Domain, hosted.Provider.SourceName, hosted.Provider.Overview)),
    ];
}
