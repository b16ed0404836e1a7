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
/// Checks all endpoints after the pipeline is built and before the server listens. A configuration mistake that would open an endpoint to
/// everyone, or close it for everyone, fails the start of the application.
/// </summary>
internal sealed class EndpointCheck(IEnumerable<FlagSet> sets, ILogger<EndpointCheck> logger, FlagGate? gate = null) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        var openPages = new HashSet<RolloutPageMetadata>();
        foreach (var endpoint in app.ApplicationServices.GetService<EndpointDataSource>()?.Endpoints ?? [])
        {
            CheckPages(endpoint, openPages);
            CheckHub(endpoint);
            foreach (var requirement in endpoint.Metadata.OfType<IFlagRequirement>())
            {
                CheckRequirement(endpoint, requirement);
            }
        }
    };

    private void CheckPages(Endpoint endpoint, HashSet<RolloutPageMetadata> openPages)
    {
        if (endpoint.Metadata.GetMetadata<RolloutPageMetadata>() is not { } page)
        {
            return;
        }

        switch (EndpointProtection.Of(endpoint))
        {
            case ProtectionKind.None:
                throw new InvalidOperationException(
                    $"The on-call status page at '{RouteOf(endpoint)}' has no authorization policy, and it shows which users get which features. "
                    + "Call RequireAuthorization(…) on the result of MapOpenRollout, or AllowAnonymous() if the page is meant for everyone.");
            case ProtectionKind.Overridden:
                throw new InvalidOperationException(
                    $"The authorization policy of the on-call status page at '{RouteOf(endpoint)}' has no effect, because AllowAnonymous() on a group around it allows access to everyone. "
                    + "Map the page outside of that group, or remove the policy if the page is meant for everyone.");
            case ProtectionKind.Anonymous when openPages.Add(page):
                Log.PagesAreOpen(logger, RouteOf(endpoint));
                break;
        }
    }

    private void CheckRequirement(Endpoint endpoint, IFlagRequirement requirement)
    {
        if (gate is null)
        {
            throw RequireFlagEndpointConventionBuilderExtensions.CreateMissingServicesException(endpoint.DisplayName);
        }

        // Routing replaces dynamic endpoints by others, with other metadata.
        if (endpoint.Metadata.GetMetadata<IDynamicEndpointMetadata>() is { IsDynamic: true } && endpoint.Metadata.GetMetadata<ActionDescriptor>() is null)
        {
            throw new InvalidOperationException(
                $"RequireFlag on '{endpoint.DisplayName}' has no effect, because this endpoint is a fallback that is replaced by a page or a controller. "
                + $"Apply [RequireFlag(\"{string.Join("\", \"", requirement.FlagKeys)}\")] to the page model or the controller instead.");
        }

        if (requirement.StatusCode is { } statusCode && !DeniedStatusCode.IsValid(statusCode))
        {
            throw new InvalidOperationException($"StatusCode of [RequireFlag] on '{endpoint.DisplayName}': {DeniedStatusCode.DescribeError(statusCode)}");
        }

        if (requirement.FindUnknownFlag(sets) is not { } missing)
        {
            return;
        }

        throw new InvalidOperationException(
            $"'{endpoint.DisplayName}' requires the flag '{missing}', but no manifest registered with AddFlags has a boolean flag with that key. "
            + "Call AddFlags(Flags.Set) in AddOpenFeature, or correct the key.");
    }

    /// <summary>Checks that no method of a hub has the attribute, which SignalR would ignore.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A trimmed method cannot be called, so it needs no check.")]
    private static void CheckHub(Endpoint endpoint)
    {
        var hub = endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType;
        if (hub?.GetMethods().FirstOrDefault(method => method.IsDefined(typeof(RequireFlagAttribute), inherit: true)) is { } method)
        {
            throw new InvalidOperationException(
                $"[RequireFlag] on '{hub.Name}.{method.Name}' has no effect, because SignalR does not check it when it calls the methods of a hub. "
                + "Apply it to the hub, or read the flag in the method through an injected ISnapshotAccessor<FlagsSnapshot>.");
        }
    }

    private static string? RouteOf(Endpoint endpoint) => (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName;
}
