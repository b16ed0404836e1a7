using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace OpenRollout.AspNetCore.Requirements;

/// <summary>
/// Has routing choose, in place of an endpoint that requires flags, one that checks them first. What an endpoint requires is
/// in its metadata, as with authorization, so it does not matter who made the endpoint and what its builder can do.
/// </summary>
internal sealed class FlagMatcherPolicy(FlagGate gate) : MatcherPolicy, IEndpointSelectorPolicy
{
    private readonly ConditionalWeakTable<Endpoint, Endpoint> _gated = [];

    /// <summary>After the policies that put the real endpoint in place of another one, as those of Razor Pages do.</summary>
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
