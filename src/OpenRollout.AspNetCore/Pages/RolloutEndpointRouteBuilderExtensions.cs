using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.AspNetCore.Pages;
using OpenRollout.AspNetCore.Requirements;
using OpenRollout.AspNetCore.Startup;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Pages for the people on call.</summary>
public static class RolloutEndpointRouteBuilderExtensions
{
    /// <summary>A context of a user is small; whoever sends more wants something else.</summary>
    private const int MaximumBody = 64 * 1024;

    /// <summary>
    /// Maps the rollout pages: where every flag stands, what is wrong with the manifest, and why a user gets what they
    /// get. They only read. Each answers as a page or as JSON, as the request asks: <c>/rollout</c>, always a page
    /// <c>/rollout/status.html</c>, always JSON <c>/rollout/status.json</c>; an explanation is posted to
    /// <c>/rollout/explain</c>, as a form or as JSON, since addresses, and the targeting keys in them, end up in logs. The
    /// application does not start unless the group that is returned has an authorization policy:
    /// <c>app.MapOpenRollout("/rollout").RequireAuthorization("on-call")</c>, or says <c>AllowAnonymous()</c>.
    /// </summary>
    /// <param name="endpoints">The application, or a group.</param>
    /// <param name="pattern">The path.</param>
    /// <returns>The group, to be protected.</returns>
    /// <exception cref="InvalidOperationException">The container lacks what watches over the group's protection.</exception>
    public static RouteGroupBuilder MapOpenRollout(this IEndpointRouteBuilder endpoints, string pattern = "/rollout")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        if (endpoints.ServiceProvider.GetService<FlagGate>() is null)
        {
            throw new InvalidOperationException("MapOpenRollout needs services that are not there: call MapContext in AddFlags, or services.AddOpenRolloutAspNetCore().");
        }

        var group = endpoints.MapGroup(pattern).WithMetadata(new RolloutPageMetadata(), new RequestSizeLimitAttribute(MaximumBody));
        group.MapGet("/", new RequestDelegate(http => StatusHandler.WriteAsync(http, ContentNegotiation.PrefersHtml(http.Request)))).WithDisplayName("Rollout status");
        group.MapGet("/status.html", new RequestDelegate(http => StatusHandler.WriteAsync(http, asPage: true))).WithDisplayName("Rollout status, page");
        group.MapGet("/status.json", new RequestDelegate(http => StatusHandler.WriteAsync(http, asPage: false))).WithDisplayName("Rollout status, JSON");
        group.MapPost("/explain", new RequestDelegate(ExplanationHandler.WriteAsync)).WithDisplayName("Rollout explanation").DisableAntiforgery();
        ((IEndpointConventionBuilder)group).Finally(Protect);
        return group;
    }

    /// <summary>
    /// The second line of defence: the first one is the start of the application. The policy is asked here once more,
    /// since a request may come without: ASP.NET Core takes one for authorized in a branch where it was that, before, for
    /// another endpoint.
    /// </summary>
    private static void Protect(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is { } next)
        {
            endpoint.RequestDelegate = http => EndpointProtection.Of(http.GetEndpoint()) switch
            {
                ProtectionKind.Anonymous => next(http),
                ProtectionKind.Policy => new AuthorizationMiddleware(next, http.RequestServices.GetRequiredService<IAuthorizationPolicyProvider>()).Invoke(http),
                _ => PageResponse.DenyAsync(http),
            };
        }
    }
}
