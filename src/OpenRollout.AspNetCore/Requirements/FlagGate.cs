using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore;

/// <summary>Lets requests through whose user has a flag, by the request's own snapshot.</summary>
internal sealed class FlagGate(IOptions<FlagGateOptions> options, ILogger<FlagGate> logger)
{
    /// <summary>Tells whether a request may go on.</summary>
    public bool IsOpen(HttpContext http, BooleanFlag flag)
    {
        var isOn = http.RequestServices.GetRequiredService<ScopedFlags>().IsEnabled(flag);
        if (!isOn)
        {
            Log.Hidden(logger, http.GetEndpoint()?.DisplayName, flag.Key);
        }

        return isOn;
    }

    /// <summary>Answers a request that may not go on.</summary>
    public Task RefuseAsync(HttpContext http, RequestDelegate? otherwise)
    {
        if ((otherwise ?? options.Value.Otherwise) is { } answer)
        {
            return answer(http);
        }

        http.Response.StatusCode = options.Value.StatusCode;
        return Task.CompletedTask;
    }
}
