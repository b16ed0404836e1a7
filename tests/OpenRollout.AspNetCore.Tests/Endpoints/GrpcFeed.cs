using Grpc.Core;

namespace OpenRollout.AspNetCore.Tests.Endpoints;

/// <summary>The code that the gRPC tools generate for a service with two methods.</summary>
[BindServiceMethod(typeof(GrpcFeed), nameof(BindService))]
public abstract class GrpcFeed
{
    public static void BindService(ServiceBinderBase binder, GrpcFeed? feed)
    {
        ArgumentNullException.ThrowIfNull(binder);
        binder.AddMethod(MethodOf(MethodType.Unary, nameof(Read)), feed is null ? null : new UnaryServerMethod<string, string>(feed.Read));
        binder.AddMethod(MethodOf(MethodType.ServerStreaming, nameof(Watch)), feed is null ? null : new ServerStreamingServerMethod<string, string>(feed.Watch));
    }

    public abstract Task<string> Read(string request, ServerCallContext context);

    public abstract Task Watch(string request, IServerStreamWriter<string> responses, ServerCallContext context);

    private static Method<string, string> MethodOf(MethodType type, string name) => new(type, "feed", name, Marshallers.StringMarshaller, Marshallers.StringMarshaller);
}
