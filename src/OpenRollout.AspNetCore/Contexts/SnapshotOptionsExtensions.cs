using Microsoft.AspNetCore.Http;
using OpenRollout;
using OpenRollout.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods of <see cref="SnapshotOptions{TContext}"/> for ASP.NET Core.</summary>
public static class SnapshotOptionsExtensions
{
    /// <summary>
    /// Sets the function that creates the evaluation context of a request. It is called once for each request, when a flag is first
    /// read, and so after authentication if no flag is read before. Its exceptions propagate to the code that reads the flag. Outside of
    /// a request, the <see cref="SnapshotOptions{TContext}.ContextFactory"/> that was set before this call applies.
    /// </summary>
    /// <typeparam name="TContext">The generated context structure.</typeparam>
    /// <param name="options">The options that <c>AddFlags</c> passes.</param>
    /// <param name="map">A function that creates the context. Load data that takes time in a middleware, and pass it in <c>HttpContext.Items</c>.</param>
    /// <returns>The same options.</returns>
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
