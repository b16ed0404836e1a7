using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore;

/// <summary>
/// The scope that runs now is the request's, but for a connection that stays open: its user would have the flags of its
/// first moment for hours, and a kill would not arrive.
/// </summary>
internal sealed class RequestServices(IHttpContextAccessor accessor) : IAmbientServices
{
    public IServiceProvider? Services => accessor.HttpContext is { } http && !IsConnection(http) ? http.RequestServices : null;

    private static bool IsConnection(HttpContext http)
        => http.WebSockets.IsWebSocketRequest || http.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null;
}
