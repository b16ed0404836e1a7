using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.AspNetCore;
using OpenRollout.AspNetCore.Requirements;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Extension methods that limit endpoints to users for whom feature flags are on.</summary>
public static class RequireFlagEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Requires a flag to be on, or a condition of several flags to hold, for the user of a request. Other users get status code 404,
    /// unless <see cref="FlagGateOptions"/> specifies another response. The flags are evaluated in the snapshot of the request, after
    /// authorization. If a requirement is added several times, all must be met. The requirement is added to the endpoint metadata as
    /// an <see cref="IFlagRequirement"/>, with the status code for OpenAPI.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the endpoint convention builder, such as that of a route, a group, controllers or a hub.</typeparam>
    /// <param name="builder">The endpoint convention builder.</param>
    /// <param name="condition">The flag or condition.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder RequireFlag<TBuilder>(this TBuilder builder, FlagCondition condition)
        where TBuilder : IEndpointConventionBuilder
        => builder.AddRequirement(condition, null, null);

    /// <summary>Requires a flag to be on, or a condition to hold, and returns a status code to other users.</summary>
    /// <typeparam name="TBuilder">The type of the endpoint convention builder, such as that of a route, a group, controllers or a hub.</typeparam>
    /// <param name="builder">The endpoint convention builder.</param>
    /// <param name="condition">The flag or condition.</param>
    /// <param name="statusCode">The status code of denied requests, 400 to 599.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status code is less than 400 or greater than 599.</exception>
    public static TBuilder RequireFlag<TBuilder>(this TBuilder builder, FlagCondition condition, int statusCode)
        where TBuilder : IEndpointConventionBuilder
        => DeniedStatusCode.IsValid(statusCode)
            ? builder.AddRequirement(condition, statusCode, null)
            : throw new ArgumentOutOfRangeException(nameof(statusCode), statusCode, DeniedStatusCode.DescribeError(statusCode));

    /// <summary>Requires a flag to be on, or a condition to hold, and handles the requests of other users with a delegate.</summary>
    /// <typeparam name="TBuilder">The type of the endpoint convention builder, such as that of a route, a group, controllers or a hub.</typeparam>
    /// <param name="builder">The endpoint convention builder.</param>
    /// <param name="condition">The flag or condition.</param>
    /// <param name="otherwise">The handler that writes the response to denied requests, including its caching headers; null for the response that <see cref="FlagGateOptions"/> specifies.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder RequireFlag<TBuilder>(this TBuilder builder, FlagCondition condition, RequestDelegate? otherwise)
        where TBuilder : IEndpointConventionBuilder
        => builder.AddRequirement(condition, null, otherwise);

    private static TBuilder AddRequirement<TBuilder>(this TBuilder builder, FlagCondition condition, int? statusCode, RequestDelegate? otherwise)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(condition);
        var requirement = new FlagRequirement(condition, statusCode, otherwise);
        builder.Add(endpoint =>
        {
            endpoint.Metadata.Add(requirement);
            if (FindGate(endpoint)?.FindStatusCode(requirement) is { } deniedStatusCode)
            {
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(deniedStatusCode));
            }

            if (endpoint.RequestDelegate is { } next)
            {
                endpoint.RequestDelegate = http => GatedEndpoint.Is(http.GetEndpoint()) ? next(http) : throw CreateMissingServicesException(http.GetEndpoint()?.DisplayName);
            }
        });
        return builder;
    }

    /// <summary>Returns the gate; null if the endpoint builder has no services of the application, as those of Blazor and YARP.</summary>
    /// <exception cref="InvalidOperationException">The services of this package are not registered.</exception>
    private static FlagGate? FindGate(EndpointBuilder endpoint)
        => endpoint.ApplicationServices.GetService<FlagGate>() is { } gate ? gate
            : endpoint.ApplicationServices.GetService<IServiceScopeFactory>() is null ? null
            : throw CreateMissingServicesException(endpoint.DisplayName);

    /// <summary>Creates the exception for an endpoint whose requirement would not be checked.</summary>
    internal static InvalidOperationException CreateMissingServicesException(string? endpoint) => new(
        $"'{endpoint}' requires a flag, but the user of a request is not configured. Call MapContext in AddFlags, as in "
        + "flags => flags.MapContext(http => new FlagContext { TargetingKey = http.GetVisitorId() }), or call services.AddOpenRolloutAspNetCore() if the flags need no user.");
}
