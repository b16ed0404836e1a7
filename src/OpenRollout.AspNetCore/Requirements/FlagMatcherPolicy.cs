using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace OpenRollout.AspNetCore.Requirements;

/// <summary>
/// A routing policy that replaces each endpoint with flag requirements by one that checks them first. Requirements are endpoint
/// metadata, as in authorization, so this works for every kind of endpoint.
/// </summary>
internal sealed class FlagMatcherPolicy(FlagGate gate) : MatcherPolicy, IEndpointSelectorPolicy
{
    private readonly ConditionalWeakTable<Endpoint, Endpoint> _gated = [];

    /// <summary>Gets the order: after policies that replace a dynamic endpoint by the real one, such as those of Razor Pages.</summary>
    public override int Order => int.MaxValue;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => ContainsDynamicEndpoints(endpoints) || endpoints.Any(GatedEndpoint.IsNeededFor);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var index = 0; index < candidates.Count; index++)
        {
            ref var candidate = ref candidates[index];
            if (candidates.IsValidCandidate(index) && candidate.Endpoint is { } endpoint && GatedEndpoint.IsNeededFor(endpoint))
            {
                candidates.ReplaceEndpoint(index, _gated.GetValue(endpoint, known => GatedEndpoint.Create(known, gate)), candidate.Values);
            }
        }

        return Task.CompletedTask;
    }
}
