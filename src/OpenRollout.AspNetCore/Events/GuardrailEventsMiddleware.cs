using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenRollout.AspNetCore.Scopes;
using OpenRollout.AspNetCore.Visitors;
using OpenRollout.Hosting.Snapshots;
using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Events;

/// <summary>A middleware that tracks failed and slow requests, with the user of the request. It changes neither the response nor an exception.</summary>
internal sealed class GuardrailEventsMiddleware(
    RequestDelegate next, IEnumerable<ServedEvents> served, GuardrailEventCheck check, ILogger<GuardrailEventsMiddleware> logger, TimeProvider? timeProvider = null)
{
    private static readonly FlagBinding Unbound = new();
    private static readonly TrackingEvent ServerError = new(Unbound, GuardrailDefinition.ServerError);
    private static readonly TrackingEvent ServerSlow = new(Unbound, GuardrailDefinition.ServerSlow);

    private readonly ServedEvents[] _events = [.. served];

    public Task InvokeAsync(HttpContext http)
    {
        // Error pages run the pipeline again, for the same request.
        if (http.Features.Get<ObservedRequest>() is not { } outer)
        {
            return ObserveAsync(http);
        }

        check.OnRunAgain(outer);
        return next(http);
    }

    private async Task ObserveAsync(HttpContext http)
    {
        // An error page can run in a scope of its own, which has ended when the request ends.
        var services = http.RequestServices;
        var request = new ObservedRequest(timeProvider ?? TimeProvider.System);
        http.Features.Set(request);
        http.Response.OnStarting(static request => ((ObservedRequest)request).OnResponseStarting(), request);
        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (Exception exception) when (request.Observe(exception))
        {
            throw;
        }
        finally
        {
            Track(http, services, request);
        }
    }

    private void Track(HttpContext http, IServiceProvider services, ObservedRequest request)
    {
        try
        {
            var isError = request.IsError(http);
            var milliseconds = request.Milliseconds;
            if (!isError && !IsSlow(milliseconds))
            {
                return;
            }

            using var reading = VisitorCookie.OnlyRead(http);
            var canBeSlow = !LongLivedRequest.Is(http);
            foreach (var snapshot in services.GetServices<ScopedSnapshot>())
            {
                if (isError)
                {
                    snapshot.Snapshot.Track(ServerError);
                }

                if (canBeSlow && milliseconds >= snapshot.Events.Watch?.SlowerThan)
                {
                    snapshot.Snapshot.Track(ServerSlow, milliseconds);
                }
            }
        }
#pragma warning disable CA1031 // The application's function that returns the user may throw any exception, which must not change the response.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.EventIsNotTracked(logger, exception);
        }
    }

    /// <summary>Returns a value indicating whether any guardrail counts a response as slow. Allocates nothing: it is called for each request.</summary>
    private bool IsSlow(double milliseconds)
    {
        foreach (var events in _events)
        {
            if (milliseconds >= events.Watch?.SlowerThan)
            {
                return true;
            }
        }

        return false;
    }
}
