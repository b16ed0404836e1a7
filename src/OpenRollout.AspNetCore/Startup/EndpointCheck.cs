using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenRollout.AspNetCore.Pages;
using OpenRollout.AspNetCore.Requirements;

namespace OpenRollout.AspNetCore.Startup;

/// <summary>
/// Looks at all endpoints when the application has put its pipeline together, before it listens: what would be open to
/// everyone, or closed to everyone, by a slip keeps it from starting.
/// </summary>
internal sealed class EndpointCheck(IEnumerable<FlagSet> sets, ILogger<EndpointCheck> logger, FlagGate? gate = null) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        var open = new HashSet<RolloutPageMetadata>();
        foreach (var endpoint in app.ApplicationServices.GetService<EndpointDataSource>()?.Endpoints ?? [])
        {
            CheckPages(endpoint, open);
            CheckHub(endpoint);
            foreach (var requirement in endpoint.Metadata.OfType<IFlagRequirement>())
            {
                CheckRequirement(endpoint, requirement);
            }
        }
    };

    private void CheckPages(Endpoint endpoint, HashSet<RolloutPageMetadata> open)
    {
        if (endpoint.Metadata.GetMetadata<RolloutPageMetadata>() is not { } page)
        {
            return;
        }

        switch (EndpointProtection.Of(endpoint))
        {
            case ProtectionKind.None:
                throw new InvalidOperationException(
                    $"The rollout pages at '{RouteOf(endpoint)}' have no authorization policy, and show what the application does for whom. "
                    + "Call RequireAuthorization(…) on what MapOpenRollout returns, or AllowAnonymous() where they are meant for everyone.");
            case ProtectionKind.Overridden:
                throw new InvalidOperationException(
                    $"The rollout pages at '{RouteOf(endpoint)}' have an authorization policy that does not count, as AllowAnonymous() on a group around them lets everyone in. "
                    + "Map them outside of that group, or take the policy away where they are meant for everyone.");
            case ProtectionKind.Anonymous when open.Add(page):
                Log.PagesAreOpen(logger, RouteOf(endpoint));
                break;
        }
    }

    private void CheckRequirement(Endpoint endpoint, IFlagRequirement requirement)
    {
        if (gate is null)
        {
            throw RequireFlagEndpointConventionBuilderExtensions.MissingServices(endpoint.DisplayName);
        }

        // Routing puts other endpoints in their place, with other metadata.
        if (endpoint.Metadata.GetMetadata<IDynamicEndpointMetadata>() is { IsDynamic: true } && endpoint.Metadata.GetMetadata<ActionDescriptor>() is null)
        {
            throw new InvalidOperationException(
                $"RequireFlag on '{endpoint.DisplayName}' would do nothing: it is a fallback to a page or a controller, which runs in place of this endpoint. "
                + $"Put [RequireFlag(\"{string.Join("\", \"", requirement.FlagKeys)}\")] on the page model or the controller instead.");
        }

        if (requirement.StatusCode is { } statusCode && !DeniedStatusCode.IsValid(statusCode))
        {
            throw new InvalidOperationException($"[RequireFlag] on '{endpoint.DisplayName}' has a StatusCode of its own: {DeniedStatusCode.Mistake(statusCode)}");
        }

        if (requirement.FindUnknownFlag(sets) is not { } missing)
        {
            return;
        }

        throw new InvalidOperationException(
            $"'{endpoint.DisplayName}' requires the flag '{missing}', and no manifest that AddFlags was given has a boolean flag of that key. "
            + "Call AddFlags(Flags.Set) where OpenFeature is added, or correct the key.");
    }

    /// <summary>SignalR asks its own attributes of the methods of a hub, and no others.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A method that was trimmed is not called, so it needs no check.")]
    private static void CheckHub(Endpoint endpoint)
    {
        var hub = endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType;
        if (hub?.GetMethods().FirstOrDefault(method => method.IsDefined(typeof(RequireFlagAttribute), inherit: true)) is { } method)
        {
            throw new InvalidOperationException(
                $"[RequireFlag] on '{hub.Name}.{method.Name}' would do nothing: SignalR calls the methods of a hub without asking it. "
                + "Put it on the hub, or read the flag in the method, from an injected ISnapshotAccessor<FlagsSnapshot>.");
        }
    }

    private static string? RouteOf(Endpoint endpoint) => (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName;
}
