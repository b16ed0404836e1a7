using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout;
using OpenRollout.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Endpoints that are there only for users for whom a flag is on.</summary>
public static class RequireFlagEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Hides endpoints from users for whom a flag is off, by the request's snapshot: all that a request asks of its flags
    /// agrees. They get 404 unless <see cref="FlagGateOptions"/> says otherwise. Authorization comes first. Of several
    /// requirements all must hold. The endpoints' metadata has an <see cref="IFlagRequirement"/>, and the status code for OpenAPI.
    /// </summary>
    /// <typeparam name="TBuilder">The kind of endpoints: a route, a group, controllers, pages, a hub.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="flag">The flag.</param>
    public static TBuilder RequireFlag<TBuilder>(this TBuilder builder, BooleanFlag flag)
        where TBuilder : IEndpointConventionBuilder
        => builder.Require(flag, null, null);

    /// <summary>Hides endpoints from users for whom a flag is off, with a status code of their own.</summary>
    /// <typeparam name="TBuilder">The kind of endpoints: a route, a group, controllers, pages, a hub.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="flag">The flag.</param>
    /// <param name="statusCode">The status code, 400 to 599.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status code is none of an error.</exception>
    public static TBuilder RequireFlag<TBuilder>(this TBuilder builder, BooleanFlag flag, int statusCode)
        where TBuilder : IEndpointConventionBuilder
        => RefusalStatus.IsValid(statusCode)
            ? builder.Require(flag, statusCode, null)
            : throw new ArgumentOutOfRangeException(nameof(statusCode), statusCode, RefusalStatus.Mistake(statusCode));

    /// <summary>Has users for whom a flag is off answered by something else.</summary>
    /// <typeparam name="TBuilder">The kind of endpoints: a route, a group, controllers, pages, a hub.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="flag">The flag.</param>
    /// <param name="otherwise">Answers them; null for what <see cref="FlagGateOptions"/> says.</param>
    public static TBuilder RequireFlag<TBuilder>(this TBuilder builder, BooleanFlag flag, RequestDelegate? otherwise)
        where TBuilder : IEndpointConventionBuilder
        => builder.Require(flag, null, otherwise);

    private static TBuilder Require<TBuilder>(this TBuilder builder, BooleanFlag flag, int? statusCode, RequestDelegate? otherwise)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(flag);
        var requirement = new FlagRequirement(flag, statusCode, otherwise);
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

    /// <summary>The error where nothing would check the flag; the endpoint stays closed.</summary>
    private static InvalidOperationException MissingServices(string? endpoint)
        => new($"RequireFlag on '{endpoint}' needs services that are not there: call MapContext in AddFlags, or services.AddOpenRolloutAspNetCore().");
}
