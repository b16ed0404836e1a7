using Microsoft.Extensions.DependencyInjection;
using OpenFeature;
using OpenRollout.AspNetCore.Contexts;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The user of a request, for what does not read snapshots.</summary>
public static class FlagContextApplicationBuilderExtensions
{
    /// <summary>
    /// Makes the mapped user of each request OpenFeature's transaction context, so that plain calls of a client and the
    /// static accessors (<c>Flags.Stories.IsEnabled()</c>) see the same user as the snapshot. To stand after
    /// authentication. It sets the container's API an <see cref="AsyncLocalTransactionContextPropagator"/>, in place of any
    /// other.
    /// </summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseFlagContext(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.ApplicationServices.GetRequiredService<Api>().SetTransactionContextPropagator(new AsyncLocalTransactionContextPropagator());
        return app.UseMiddleware<FlagContextMiddleware>();
    }
}
