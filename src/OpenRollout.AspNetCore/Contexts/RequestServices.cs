using Microsoft.AspNetCore.Http;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore;

/// <summary>The scope that runs now is the circuit's, or else the request's.</summary>
internal sealed class RequestServices(IHttpContextAccessor accessor) : IAmbientServices
{
    public IServiceProvider? Services => CircuitServices.Current ?? accessor.HttpContext?.RequestServices;

    public bool IsLongLived => CircuitServices.Current is not null || (accessor.HttpContext is { } http && LongLivedRequest.Is(http));
}
