using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;

namespace OpenRollout.AspNetCore.Scopes;

/// <summary>
/// Detects requests that stay open, such as WebSockets and streams. A snapshot for the whole request would hide changes, such as a kill
/// switch, for hours. If a client pretends to be one (by accepting an event stream), the only effect is that flags are evaluated when
/// they are read.
/// </summary>
internal static class LongLivedRequest
{
    private const string EventStream = "text/event-stream";
    private const string GrpcMethod = "Grpc.AspNetCore.Server.GrpcMethodMetadata";

    private static readonly ConditionalWeakTable<Endpoint, object> StaysOpenByEndpoint = [];

    /// <summary>Returns whether a request stays open, as connections and streams do.</summary>
    public static bool Is(HttpContext http)
        => http.WebSockets.IsWebSocketRequest
            || http.Request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase)
            || (http.GetEndpoint() is { } endpoint && (bool)StaysOpenByEndpoint.GetValue(endpoint, static endpoint => StaysOpen(endpoint)));

    private static bool StaysOpen(Endpoint endpoint)
        => endpoint.Metadata.GetMetadata<HubMetadata>() is not null || endpoint.Metadata.Any(IsGrpcStream);

    /// <summary>Returns whether metadata is that of a streaming gRPC method. It uses reflection, as this package does not depend on gRPC; an unknown kind counts as streaming.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "If a property was trimmed, the method counts as streaming.")]
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
