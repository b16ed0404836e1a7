using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;

namespace OpenRollout.AspNetCore.Scopes;

/// <summary>
/// Tells requests that stay open from those that are answered once: their user would have the flags of the first moment for
/// hours, and a kill would not arrive. What a client can say (it accepts an event stream) only makes flags be evaluated when
/// they are read.
/// </summary>
internal static class LongLivedRequest
{
    private const string EventStream = "text/event-stream";
    private const string GrpcMethod = "Grpc.AspNetCore.Server.GrpcMethodMetadata";

    private static readonly ConditionalWeakTable<Endpoint, object> Known = [];

    public static bool Is(HttpContext http)
        => http.WebSockets.IsWebSocketRequest
            || http.Request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase)
            || (http.GetEndpoint() is { } endpoint && (bool)Known.GetValue(endpoint, static endpoint => StaysOpen(endpoint)));

    private static bool StaysOpen(Endpoint endpoint)
        => endpoint.Metadata.GetMetadata<HubMetadata>() is not null || endpoint.Metadata.Any(IsGrpcStream);

    /// <summary>By name, as this package does not depend on gRPC. A method of which nothing is known may stream.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Of a property that was trimmed nothing is known, and the method is taken for one that may stream.")]
    private static bool IsGrpcStream(object metadata)
    {
        if (metadata.GetType().FullName != GrpcMethod)
        {
            return false;
        }

        var method = metadata.GetType().GetProperty("Method")?.GetValue(metadata);
        return method?.GetType().GetProperty("Type")?.GetValue(method)?.ToString() != "Unary";
    }
}
