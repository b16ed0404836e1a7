using Microsoft.AspNetCore.SignalR;

namespace OpenRollout.AspNetCore.Tests.Endpoints;

[RequireFlag("stories")]
public sealed class RequiredHub : Hub;
