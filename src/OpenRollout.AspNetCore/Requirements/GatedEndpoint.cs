using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace OpenRollout.AspNetCore.Requirements;

/// <summary>Creates endpoints that check flag requirements before they run. This is after all middleware, so authorization comes first.</summary>
internal static class GatedEndpoint
{
    /// <summary>Returns whether an endpoint has requirements that routing must check.</summary>
    public static bool IsNeededFor(Endpoint endpoint)
        => endpoint.Metadata.GetMetadata<IFlagRequirement>() is not null && RequirementsOf(endpoint).Any();

    /// <summary>Returns whether an endpoint was created by this class.</summary>
    public static bool Is(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<GatedMarker>() is not null;

    /// <summary>Creates an endpoint that checks the requirements of another endpoint in their order, and then runs it.</summary>
    public static Endpoint Create(Endpoint endpoint, FlagGate gate)
    {
        if (endpoint.RequestDelegate is not { } next)
        {
            return endpoint;
        }

        var requirements = RequirementsOf(endpoint).ToArray();
        var metadata = new EndpointMetadataCollection([.. endpoint.Metadata, GatedMarker.Instance]);
        return endpoint is RouteEndpoint route
            ? new RouteEndpoint(InvokeAsync, route.RoutePattern, route.Order, metadata, route.DisplayName)
            : new Endpoint(InvokeAsync, metadata, endpoint.DisplayName);

        Task InvokeAsync(HttpContext http)
        {
            foreach (var requirement in requirements)
            {
                if (!gate.IsOpen(http, requirement))
                {
                    return gate.DenyAsync(http, requirement);
                }
            }

            return next(http);
        }
    }

    /// <summary>Returns the requirements of an endpoint, except requirements that MVC runs as filters, after its authorization filters.</summary>
    private static IEnumerable<IFlagRequirement> RequirementsOf(Endpoint endpoint)
    {
        var filters = endpoint.Metadata.GetMetadata<ActionDescriptor>()?.FilterDescriptors;
        return endpoint.Metadata.OfType<IFlagRequirement>().Where(requirement => filters?.Any(filter => ReferenceEquals(filter.Filter, requirement)) is not true);
    }

    /// <summary>Endpoint metadata of endpoints that this class creates.</summary>
    private sealed class GatedMarker
    {
        public static GatedMarker Instance { get; } = new();
    }
}
