using Microsoft.AspNetCore.Http;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore;

/// <summary>The scope that runs now is the request's.</summary>
internal sealed class RequestServices(IHttpContextAccessor accessor) : IAmbientServices
{
    public IServiceProvider? Services => accessor.HttpContext?.RequestServices;
}
