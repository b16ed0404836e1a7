using Microsoft.AspNetCore.SignalR;

namespace OpenRollout.AspNetCore.Tests.Endpoints;

public sealed class RequiredMethodHub : Hub
{
    [RequireFlag("stories")]
    public string Read() => "here";
}
