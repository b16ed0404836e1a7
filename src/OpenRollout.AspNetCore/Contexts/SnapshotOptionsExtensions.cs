using Microsoft.AspNetCore.Http;
using OpenRollout;
using OpenRollout.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Who the user of a request is.</summary>
public static class SnapshotOptionsExtensions
{
    /// <summary>
    /// Says who the user of a request is. Called once for each request, when a flag is first read in it, so after
    /// authentication where that comes first. Outside of a request what was said before holds, in
    /// <see cref="SnapshotOptions{TContext}.ContextFactory"/>.
    /// </summary>
    /// <typeparam name="TContext">The generated context.</typeparam>
    /// <param name="options">What <c>AddFlags</c> hands over.</param>
    /// <param name="map">Makes the context. What takes time to find out is to be found out before, in a middleware, and lies in <c>HttpContext.Items</c>.</param>
    public static SnapshotOptions<TContext> MapContext<TContext>(this SnapshotOptions<TContext> options, Func<HttpContext, TContext> map)
        where TContext : struct, IFlagContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(map);
        options.Services.AddOpenRolloutAspNetCore();
        var outside = options.ContextFactory;
        options.ContextFactory = services => services.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http ? map(http) : outside?.Invoke(services);
        return options;
    }
}
