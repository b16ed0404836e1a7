using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace OpenRollout.AspNetCore.Requirements;

/// <summary>An endpoint whose requirements are checked before it runs, after all middleware, so authorization comes first.</summary>
internal static class GatedEndpoint
{
    /// <summary>Returns whether an endpoint has requirements that must be checked before it runs.</summary>
    public static bool IsNeededFor(Endpoint endpoint)
        => endpoint.Metadata.GetMetadata<IFlagRequirement>() is not null && RequirementsOf(endpoint).Any();

    /// <summary>Returns whether the requirements of an endpoint are checked before it runs.</summary>
    public static bool Is(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<Mark>() is not null;

    /// <summary>Creates an endpoint that checks the requirements of another one, in their order, and then runs it.</summary>
    public static Endpoint Create(Endpoint endpoint, FlagGate gate)
    {
        if (endpoint.RequestDelegate is not { } next)
        {
            return endpoint;
        }

        var requirements = RequirementsOf(endpoint).ToArray();
        var metadata = new EndpointMetadataCollection([.. endpoint.Metadata, Mark.Instance]);
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

    /// <summary>Returns the requirements, without those that MVC checks itself, as filters, after its own authorization filters.</summary>
    private static IEnumerable<IFlagRequirement> RequirementsOf(Endpoint endpoint)
    {
        var filters = endpoint.Metadata.GetMetadata<ActionDescriptor>()?.FilterDescriptors;
        return endpoint.Metadata.OfType<IFlagRequirement>().Where(requirement => filters?.Any(filter => ReferenceEquals(filter.Filter, requirement)) is not true);
    }

    /// <summary>Says in the metadata that the requirements are checked.</summary>
    private sealed class Mark
    {
        public static Mark Instance { get; } = new();
    }
}
