using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.AspNetCore.Pages;
using OpenRollout.AspNetCore.Requirements;
using OpenRollout.AspNetCore.Startup;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Extension methods of <see cref="IEndpointRouteBuilder"/> that map the on-call status page.</summary>
public static class RolloutEndpointRouteBuilderExtensions
{
    /// <summary>The maximum size of a request body, in bytes.</summary>
    private const int MaximumBody = 64 * 1024;

    /// <summary>
    /// Maps the on-call status page, a read-only page that shows the stage of every flag, the problems of the manifest, and why a user
    /// gets a value. The application fails to start unless the returned group has an authorization policy,
    /// <c>app.MapOpenRollout("/rollout").RequireAuthorization("on-call")</c>, or calls <c>AllowAnonymous()</c>.
    /// </summary>
    /// <remarks>
    /// The endpoints are <c>GET /rollout</c>, which returns HTML or JSON depending on the <c>Accept</c> header,
    /// <c>GET /rollout/status.html</c>, <c>GET /rollout/status.json</c>, and <c>POST /rollout/explain</c>, which accepts a form or JSON.
    /// Explanations use POST because URLs, with the targeting keys in them, are written to access logs.
    /// </remarks>
    /// <param name="endpoints">The application or a group.</param>
    /// <param name="pattern">The path of the page; <c>/rollout</c> by default.</param>
    /// <returns>The group of the endpoints, to which an authorization policy must be added.</returns>
    /// <exception cref="InvalidOperationException">Neither <c>MapContext</c> nor <c>AddOpenRolloutAspNetCore</c> was called.</exception>
    public static RouteGroupBuilder MapOpenRollout(this IEndpointRouteBuilder endpoints, string pattern = "/rollout")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        if (endpoints.ServiceProvider.GetService<FlagGate>() is null)
        {
            throw new InvalidOperationException("MapOpenRollout requires services that are not registered. Call MapContext in AddFlags, or services.AddOpenRolloutAspNetCore().");
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
    /// Checks the authorization policy again when a request arrives, in addition to the check at startup. In a branch of the pipeline,
    /// ASP.NET Core may treat a request as authorized because it was authorized for another endpoint before.
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
