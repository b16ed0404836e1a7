using Microsoft.Extensions.DependencyInjection;
using OpenFeature;
using OpenRollout.AspNetCore.Contexts;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Extension methods of <see cref="IApplicationBuilder"/> that set the OpenFeature context of a request.</summary>
public static class FlagContextApplicationBuilderExtensions
{
    /// <summary>The property of an <see cref="IApplicationBuilder"/> to which the middleware was added.</summary>
    internal const string Property = "OpenRollout.FlagContextSet";

    /// <summary>
    /// Adds a middleware that sets the mapped user of each request as OpenFeature's transaction context, so that OpenFeature clients and
    /// the static accessors (<c>Flags.Stories.IsEnabled()</c>) evaluate flags for the same user as the snapshot. Call it after
    /// authentication. It sets an <see cref="AsyncLocalTransactionContextPropagator"/> for the OpenFeature API of the container, in
    /// place of any other propagator.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns>The same application.</returns>
    /// <exception cref="InvalidOperationException">The container has no OpenFeature API, because <c>AddOpenFeature</c> was not called.</exception>
    public static IApplicationBuilder UseFlagContext(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.ApplicationServices.GetRequiredService<Api>().SetTransactionContextPropagator(new AsyncLocalTransactionContextPropagator());
        app.Properties[Property] = true;
        return app.UseMiddleware<FlagContextMiddleware>();
    }
}
