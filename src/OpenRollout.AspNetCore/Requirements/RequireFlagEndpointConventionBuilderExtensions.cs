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
    /// requirements all must hold. The endpoints' metadata has an <see cref="IFlagRequirement"/>.
    /// </summary>
    /// <typeparam name="TBuilder">The kind of endpoints: a route, a group, controllers, pages, a hub.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="flag">The flag.</param>
    public static TBuilder RequireFlag<TBuilder>(this TBuilder builder, BooleanFlag flag)
        where TBuilder : IEndpointConventionBuilder
        => builder.RequireFlag(flag, otherwise: null);

    /// <summary>Hides endpoints from users for whom a flag is off, with a status code of their own.</summary>
    /// <typeparam name="TBuilder">The kind of endpoints: a route, a group, controllers, pages, a hub.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="flag">The flag.</param>
    /// <param name="statusCode">The status code, 400 to 599.</param>
    public static TBuilder RequireFlag<TBuilder>(this TBuilder builder, BooleanFlag flag, int statusCode)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        builder.RequireFlag(flag, http =>
        {
            http.Response.StatusCode = statusCode;
            return Task.CompletedTask;
        });
        builder.Add(endpoint => endpoint.Metadata.Add(new ProducesResponseTypeMetadata(statusCode)));
        return builder;
    }

    /// <summary>Has users for whom a flag is off answered by something else.</summary>
    /// <typeparam name="TBuilder">The kind of endpoints: a route, a group, controllers, pages, a hub.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="flag">The flag.</param>
    /// <param name="otherwise">Answers them; null for what <see cref="FlagGateOptions"/> says.</param>
    public static TBuilder RequireFlag<TBuilder>(this TBuilder builder, BooleanFlag flag, RequestDelegate? otherwise)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(flag);
        var requirement = new FlagRequirement(flag, otherwise);
        builder.Add(endpoint =>
        {
            endpoint.Metadata.Add(requirement);
            if (otherwise is null)
            {
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status404NotFound));
            }
        });
        // Last, so that filters of the endpoint see no request that is refused.
        builder.Finally(endpoint =>
        {
            if (endpoint.RequestDelegate is { } next)
            {
                var gate = endpoint.ApplicationServices.GetService<FlagGate>()
                    ?? throw new InvalidOperationException($"RequireFlag on '{endpoint.DisplayName}' needs services that are not there: call MapContext in AddFlags, or services.AddOpenRolloutAspNetCore().");
                endpoint.RequestDelegate = http => gate.IsOpen(http, flag) ? next(http) : gate.RefuseAsync(http, otherwise);
            }
        });
        return builder;
    }
}
