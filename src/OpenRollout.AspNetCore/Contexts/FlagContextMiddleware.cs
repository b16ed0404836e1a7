using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Hosting.Snapshots;

namespace OpenRollout.AspNetCore.Contexts;

/// <summary>A middleware that sets the user of a request as OpenFeature's transaction context for the rest of the request.</summary>
internal sealed class FlagContextMiddleware(RequestDelegate next, Api api)
{
    public Task InvokeAsync(HttpContext http)
    {
        var builder = EvaluationContext.Builder();
        foreach (var snapshot in http.RequestServices.GetServices<ScopedSnapshot>())
        {
            if (snapshot.User is { } user)
            {
                builder.Merge(user);
            }
        }

        return RunAsync(http, builder.Build());
    }

    /// <summary>Runs the rest of the request. It is an async method, so that the transaction context does not flow back to the caller.</summary>
    private async Task RunAsync(HttpContext http, EvaluationContext user)
    {
        api.SetTransactionContext(user);
        await next(http).ConfigureAwait(false);
    }
}
