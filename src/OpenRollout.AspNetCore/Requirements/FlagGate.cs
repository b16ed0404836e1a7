using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenRollout.Hosting.Snapshots;

namespace OpenRollout.AspNetCore.Requirements;

/// <summary>Checks flag requirements with the snapshot of a request, and writes the response of denied requests.</summary>
internal sealed class FlagGate(IOptions<FlagGateOptions> options, ILogger<FlagGate> logger)
{
    /// <summary>Returns whether the user of a request meets a requirement. A requirement with an unknown key is never met.</summary>
    public bool IsOpen(HttpContext http, IFlagRequirement requirement)
    {
        var isOpen = requirement.Condition.Evaluate(http.RequestServices.GetRequiredService<ScopedFlags>()) is true;
        if (!isOpen && logger.IsEnabled(LogLevel.Debug))
        {
            Log.EndpointIsHidden(logger, http.GetEndpoint()?.DisplayName, string.Join("', '", requirement.FlagKeys));
        }

        return isOpen;
    }

    /// <summary>Returns the status code of denied requests; null if a handler of the application writes the response.</summary>
    public int? FindStatusCode(IFlagRequirement requirement)
        => requirement.Otherwise is not null ? null
            : requirement.StatusCode ?? (options.Value.Otherwise is null ? options.Value.StatusCode : null);

    /// <summary>Writes the response of a denied request.</summary>
    public Task DenyAsync(HttpContext http, IFlagRequirement requirement)
    {
        if (FindStatusCode(requirement) is { } statusCode)
        {
            http.Response.StatusCode = statusCode;
            // Caches may store 404 and 410 responses by default, which would hide the endpoint from everyone.
            http.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }

        return (requirement.Otherwise ?? options.Value.Otherwise!)(http);
    }
}
