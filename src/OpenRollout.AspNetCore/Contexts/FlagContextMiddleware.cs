using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Hosting.Snapshots;

namespace OpenRollout.AspNetCore.Contexts;

/// <summary>Makes the user of a request OpenFeature's transaction context, for all that runs in the request from here on.</summary>
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

    /// <summary>What an asynchronous method puts into its context ends with it: nothing of it is left for who called.</summary>
    private async Task RunAsync(HttpContext http, EvaluationContext user)
    {
        api.SetTransactionContext(user);
        await next(http).ConfigureAwait(false);
    }
}
