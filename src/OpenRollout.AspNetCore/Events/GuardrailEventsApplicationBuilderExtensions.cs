using Microsoft.Extensions.DependencyInjection;
using OpenRollout.AspNetCore.Events;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Extension methods of <see cref="IApplicationBuilder"/> that track events for guardrails.</summary>
public static class GuardrailEventsApplicationBuilderExtensions
{
    /// <summary>
    /// Adds a middleware that tracks failed and slow requests for guardrails, with the mapped user of the request: <c>http.server.error</c>
    /// for an unhandled exception or a response with status code 500 or above, and <c>http.server.slow</c> for a response that starts later
    /// than a guardrail tolerates, with the time in milliseconds. Call it first, before <c>UseExceptionHandler</c> and
    /// <c>UseAuthentication</c>, so that it sees the final response.
    /// </summary>
    /// <remarks>
    /// Requests that the client has aborted are not errors. WebSockets, event streams, hubs and streaming gRPC methods are not slow. Tracking
    /// does not change the response.
    /// </remarks>
    /// <param name="app">The application.</param>
    /// <returns>The same application.</returns>
    /// <exception cref="InvalidOperationException">The container has no flags, because <c>AddFlags</c> was not called.</exception>
    public static IApplicationBuilder UseGuardrailEvents(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        (app.ApplicationServices.GetService<GuardrailEventCheck>() ?? throw new InvalidOperationException(
            "UseGuardrailEvents has no flags to track events for. Call AddFlags(Flags.Set) in AddOpenFeature.")).OnUse(app);
        return app.UseMiddleware<GuardrailEventsMiddleware>();
    }
}
