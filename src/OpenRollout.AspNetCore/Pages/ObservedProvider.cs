using Microsoft.Extensions.DependencyInjection;
using OpenRollout.Hosting.Lifecycle;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>The state of a provider, read once for each request, so that a response never mixes two manifests.</summary>
/// <param name="Domain">The domain of the provider; null for the default provider.</param>
/// <param name="Source">The name of the source; null if the provider has none.</param>
/// <param name="Environment">The environment of the provider's options; null to serve the manifest alone.</param>
/// <param name="FlagSetId">The name of the flag set; null if it is not known yet.</param>
/// <param name="DecisionFolder">The folder of the decisions; null if their store is not a folder.</param>
/// <param name="Overview">The manifest that the provider serves, with its status and problems.</param>
/// <param name="Guardrails">The evidence of the guardrails; empty if nothing is watched.</param>
internal sealed record ObservedProvider(
    string? Domain,
    string? Source,
    string? Environment,
    string? FlagSetId,
    string? DecisionFolder,
    RolloutOverview Overview,
    IReadOnlyList<GuardrailStatus> Guardrails)
{
    /// <summary>Returns all providers of the container, the default provider first.</summary>
    public static IReadOnlyList<ObservedProvider> All(IServiceProvider services) =>
    [
        .. services.GetServices<HostedRollout>()
            .OrderBy(hosted => hosted.Domain, StringComparer.Ordinal)
            .Select(hosted => new ObservedProvider(
                hosted.Domain, hosted.Provider.SourceName, hosted.Environment, hosted.Provider.FlagSetId, hosted.DecisionFolder, hosted.Provider.Overview, hosted.Provider.GetGuardrails())),
    ];
}
