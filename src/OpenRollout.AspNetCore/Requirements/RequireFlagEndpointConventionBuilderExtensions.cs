using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.AspNetCore;
using OpenRollout.AspNetCore.Requirements;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Endpoints that are there only for users for whom a flag is on.</summary>
public static class RequireFlagEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Hides endpoints from users for whom a flag is off, by the request's snapshot: all that a request asks of its flags
    /// agrees. Of several flags <see cref="FlagCondition"/> says what is required. Users for whom it does not hold get 404
    /// unless <see cref="FlagGateOptions"/> says otherwise. Authorization comes first. Of several requirements all must hold.
    /// The endpoints' metadata has an <see cref="IFlagRequirement"/>, and the status code for OpenAPI.
    /// </summary>
    /// <typeparam name="TBuilder">The kind of endpoints: a route, a group, controllers, pages, a hub.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="condition">The flag, or a condition of several.</param>
    public static TBuilder RequireFlag<TBuilder>(this TBuilder builder, FlagCondition condition)
        where TBuilder : IEndpointConventionBuilder
        => builder.Require(condition, null, null);

    /// <summary>Hides endpoints from users for whom a flag is off, with a status code of their own.</summary>
    /// <typeparam name="TBuilder">The kind of endpoints: a route, a group, controllers, pages, a hub.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="condition">The flag, or a condition of several.</param>
    /// <param name="statusCode">The status code, 400 to 599.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status code is none of an error.</exception>
    public static TBuilder RequireFlag<TBuilder>(this TBuilder builder, FlagCondition condition, int statusCode)
        where TBuilder : IEndpointConventionBuilder
        => DeniedStatusCode.IsValid(statusCode)
            ? builder.Require(condition, statusCode, null)
            : throw new ArgumentOutOfRangeException(nameof(statusCode), statusCode, DeniedStatusCode.Mistake(statusCode));

    /// <summary>Has users for whom a flag is off answered by something else.</summary>
    /// <typeparam name="TBuilder">The kind of endpoints: a route, a group, controllers, pages, a hub.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="condition">The flag, or a condition of several.</param>
    /// <param name="otherwise">Answers them; null for what <see cref="FlagGateOptions"/> says.</param>
    public static TBuilder RequireFlag<TBuilder>(this TBuilder builder, FlagCondition condition, RequestDelegate? otherwise)
        where TBuilder : IEndpointConventionBuilder
        => builder.Require(condition, null, otherwise);

    private static TBuilder Require<TBuilder>(this TBuilder builder, FlagCondition condition, int? statusCode, RequestDelegate? otherwise)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(condition);
        var requirement = new FlagRequirement(condition, statusCode, otherwise);
        builder.Add(endpoint =>
        {
            endpoint.Metadata.Add(requirement);
            if (FindGate(endpoint)?.FindStatusCode(requirement) is { } answered)
            {
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(answered));
            }

            if (endpoint.RequestDelegate is { } next)
            {
                endpoint.RequestDelegate = http => GatedEndpoint.Is(http.GetEndpoint()) ? next(http) : throw MissingServices(http.GetEndpoint()?.DisplayName);
            }
        });
        return builder;
    }

    /// <summary>Returns the gate; null where the endpoints do not know the application's services, as those of Blazor and YARP.</summary>
    /// <exception cref="InvalidOperationException">The application does not have the services.</exception>
    private static FlagGate? FindGate(EndpointBuilder endpoint)
        => endpoint.ApplicationServices.GetService<FlagGate>() is { } gate ? gate
            : endpoint.ApplicationServices.GetService<IServiceScopeFactory>() is null ? null
            : throw MissingServices(endpoint.DisplayName);

    /// <summary>Returns the error where nothing would check the flag; the endpoint stays closed.</summary>
    internal static InvalidOperationException MissingServices(string? endpoint) => new(
        $"'{endpoint}' requires a flag, and nothing says who the user of a request is: call MapContext in AddFlags, "
        + "flags => flags.MapContext(http => new FlagContext { TargetingKey = http.GetVisitorId() }), or services.AddOpenRolloutAspNetCore() where the flags need no user.");
}
