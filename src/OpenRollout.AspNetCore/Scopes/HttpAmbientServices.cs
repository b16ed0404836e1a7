using Microsoft.AspNetCore.Http;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore.Scopes;

/// <summary>Provides the services of the current Blazor circuit or, outside of circuits, of the current request.</summary>
internal sealed class HttpAmbientServices(IHttpContextAccessor accessor) : IAmbientServices
{
    public IServiceProvider? Services => CircuitServices.Current ?? accessor.HttpContext?.RequestServices;

    bool IAmbientServices.IsLongLived => CircuitServices.Current is not null || (accessor.HttpContext is { } http && LongLivedRequest.Is(http));
}
