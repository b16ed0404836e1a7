using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using OpenRollout.Hosting.Snapshots;
using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Events;

/// <summary>Logs a warning if guardrails count failed or slow requests, but the middleware that tracks them is missing or in a place where it does not see all of them.</summary>
internal sealed class GuardrailEventCheck(IEnumerable<ServedEvents> served, ILogger<GuardrailEventCheck> logger) : IStartupFilter
{
    /// <summary>The properties that middlewares set when they are added, each with the method that adds it.</summary>
    private static readonly (string Property, string Method)[] Later =
    [
        ("__AuthenticationMiddlewareSet", "UseAuthentication"),
        ("__AuthorizationMiddlewareSet", "UseAuthorization"),
        (FlagContextApplicationBuilderExtensions.Property, nameof(FlagContextApplicationBuilderExtensions.UseFlagContext)),
    ];

    private bool _isUsed;
    private int _hasWarnedOfOrder;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        if (!_isUsed && served.Any(events => events.Watch is { } watch && (watch.SlowerThan is not null || watch.Find(GuardrailDefinition.ServerError) >= 0)))
        {
            Log.EventsAreNotTracked(logger);
        }
    };

    /// <summary>Checks the middlewares that were added before.</summary>
    public void OnUse(IApplicationBuilder app)
    {
        _isUsed = true;
        foreach (var (property, method) in Later)
        {
            if (app.Properties.ContainsKey(property))
            {
                Log.EventsAreTrackedLate(logger, method);
                return;
            }
        }
    }

    /// <summary>Checks why the pipeline runs again: an outer exception handler can turn the exception of a request into a response with another status.</summary>
    public void OnRunAgain(ObservedRequest request)
    {
        if (request.HasException && Interlocked.Exchange(ref _hasWarnedOfOrder, 1) == 0)
        {
            Log.EventsAreTrackedLate(logger, "UseExceptionHandler");
        }
    }
}
