using Microsoft.AspNetCore.Http;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore.Scopes;

/// <summary>The scope that runs now is the circuit's, or else the request's.</summary>
internal sealed class HttpAmbientServices(IHttpContextAccessor accessor) : IAmbientServices
{
    public IServiceProvider? Services => CircuitServices.Current ?? accessor.HttpContext?.RequestServices;

    bool IAmbientServices.IsLongLived => CircuitServices.Current is not null || (accessor.HttpContext is { } http && LongLivedRequest.Is(http));
}
