using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.SignalR;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>Open connections see changes of flags.</summary>
public sealed class ConnectionTests
{
    private const string EndOfMessage = "\u001e";

    [Fact]
    public async Task Each_call_of_a_hub_has_a_snapshot_of_its_own()
    {
        await using var application = await TestApplication.StartAsync(
            app => app.MapHub<FeedHub>("/hub").RequireFlag(Flags.Stories),
            services => services.AddSignalR());
        using var socket = await application.ConnectAsync("/hub", ("X-Country", "NO"));
        await SendAsync(socket, "{\"protocol\":\"json\",\"version\":1}");

        Assert.Contains("\"grid grid\"", await CallAsync(socket), StringComparison.Ordinal);
        application.Replace("\"country\": \"NO\"", "\"country\": \"SE\"");
        Assert.Contains("\"list list\"", await CallAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_scope_within_a_web_socket_has_a_snapshot_of_its_own()
    {
        await using var application = await TestApplication.StartAsync(app =>
        {
            app.UseWebSockets();
            app.MapGet("/socket", async (HttpContext http, ISnapshotAccessor<IFlagsSnapshot> accessor) =>
            {
                using var socket = await http.WebSockets.AcceptWebSocketAsync();
                while ((await socket.ReceiveAsync(new byte[16], http.RequestAborted)).MessageType != WebSocketMessageType.Close)
                {
                    await using var scope = http.RequestServices.CreateAsyncScope();
                    await SendAsync(socket, $"{accessor.Current.Feed.Layout} {scope.ServiceProvider.GetRequiredService<FlagsSnapshot>().Feed.Layout}");
                }
            });
        });
        using var socket = await application.ConnectAsync("/socket", ("X-Country", "NO"));

        await SendAsync(socket, "?");
        Assert.StartsWith("grid grid", await ReceiveAsync(socket), StringComparison.Ordinal);
        application.Replace("\"country\": \"NO\"", "\"country\": \"SE\"");
        await SendAsync(socket, "?");
        Assert.StartsWith("list list", await ReceiveAsync(socket), StringComparison.Ordinal);
    }

    private static async Task<string> CallAsync(WebSocket socket)
    {
        await SendAsync(socket, "{\"type\":1,\"invocationId\":\"1\",\"target\":\"Layout\",\"arguments\":[]}");
        while (true)
        {
            if (await ReceiveAsync(socket) is var message && message.Contains("\"type\":3", StringComparison.Ordinal))
            {
                return message;
            }
        }
    }

    private static Task SendAsync(WebSocket socket, string message)
        => socket.SendAsync(Encoding.UTF8.GetBytes(message + EndOfMessage), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<string> ReceiveAsync(WebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[4096];
        var received = await socket.ReceiveAsync(buffer, limit.Token);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    private sealed class FeedHub(IFlagsSnapshot flags, ISnapshotAccessor<IFlagsSnapshot> accessor) : Hub
    {
        public string Layout() => $"{flags.Feed.Layout} {accessor.Current.Feed.Layout}";
    }
}
