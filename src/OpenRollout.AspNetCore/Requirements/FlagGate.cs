using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenRollout.Hosting.Snapshots;

namespace OpenRollout.AspNetCore.Requirements;

/// <summary>Lets requests through whose user meets a requirement, by the request's own snapshot.</summary>
internal sealed class FlagGate(IOptions<FlagGateOptions> options, ILogger<FlagGate> logger)
{
    /// <summary>Returns whether a request may go on. A key that no manifest had when the application was built keeps everyone out.</summary>
    public bool IsOpen(HttpContext http, IFlagRequirement requirement)
    {
        var isOpen = requirement.Condition.Evaluate(http.RequestServices.GetRequiredService<ScopedFlags>()) is true;
        if (!isOpen && logger.IsEnabled(LogLevel.Debug))
        {
            Log.Hidden(logger, http.GetEndpoint()?.DisplayName, string.Join("', '", requirement.FlagKeys));
        }

        return isOpen;
    }

    /// <summary>Returns the status code for users for whom a required flag is off; null where the application answers them itself.</summary>
    public int? FindStatusCode(IFlagRequirement requirement)
        => requirement.Otherwise is not null ? null
            : requirement.StatusCode ?? (options.Value.Otherwise is null ? options.Value.StatusCode : null);

    /// <summary>Answers a request that may not go on.</summary>
    public Task DenyAsync(HttpContext http, IFlagRequirement requirement)
    {
        if (FindStatusCode(requirement) is { } statusCode)
        {
            http.Response.StatusCode = statusCode;
            // Caches may keep a 404 or a 410 without being told to, and would hide the endpoint from everyone.
            http.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }

        return (requirement.Otherwise ?? options.Value.Otherwise!)(http);
    }
}
