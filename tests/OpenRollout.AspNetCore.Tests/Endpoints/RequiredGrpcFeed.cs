using Grpc.Core;

namespace OpenRollout.AspNetCore.Tests.Endpoints;

public sealed class RequiredGrpcFeed : GrpcFeed
{
    [RequireFlag("stories")]
    public override Task<string> Read(string request, ServerCallContext context) => Task.FromResult("here");

    public override Task Watch(string request, IServerStreamWriter<string> responses, ServerCallContext context) => responses.WriteAsync("here");
}
