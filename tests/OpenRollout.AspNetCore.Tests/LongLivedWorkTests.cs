using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using OpenRollout.AspNetCore.Tests.Endpoints;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>A change of the manifest, such as a kill switch, takes effect in work that has started before.</summary>
public sealed class LongLivedWorkTests
{
    private static readonly (string, string) Norway = ("X-Country", "NO");

    [Theory]
    [InlineData("/events", "text/event-stream")]
    [InlineData("/events/taken", "*/*")]
    [InlineData("/feed/Watch", "application/grpc")]
    public async Task A_stream_sees_a_change(string path, string accept)
    {
        await using var application = await StartAsync();
        using var client = application.Client;
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("X-Country", "NO");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (accept == "application/grpc")
        {
            request.Method = HttpMethod.Post;
            request.Version = HttpVersion.Version20;
            request.Content = new ByteArrayContent(new byte[5]) { Headers = { ContentType = new MediaTypeHeaderValue(accept) } };
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();

        Assert.Contains("grid grid", await ReadAsync(stream), StringComparison.Ordinal);
        Change(application);
        application.Services.GetRequiredService<Pulse>().Step();
        Assert.Contains("list list", await ReadAsync(stream), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_poll_that_takes_a_snapshot_after_its_wait_sees_a_change()
    {
        await using var application = await StartAsync();

        var polling = application.ReadAsync("/poll", Norway);
        await application.Services.GetRequiredService<Waiting>().Begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Change(application);
        application.Services.GetRequiredService<Pulse>().Step();

        Assert.Equal("grid list", await polling);
    }

    [Fact]
    public async Task A_hub_that_streams_sees_a_change()
    {
        await using var application = await StartAsync();
        await using var connection = application.CreateHubConnection("/hub", Norway);
        await connection.StartAsync();

        await using var layouts = connection.StreamAsync<string>(nameof(StreamingHub.Layouts)).GetAsyncEnumerator();

        await layouts.MoveNextAsync();
        Assert.Equal("grid grid", layouts.Current);
        Change(application);
        application.Services.GetRequiredService<Pulse>().Step();
        await layouts.MoveNextAsync();
        Assert.Equal("list list", layouts.Current);
    }

    [Fact]
    public async Task A_connection_asks_for_its_user_once()
    {
        var made = 0;
        await using var application = await StartAsync(http =>
        {
            Interlocked.Increment(ref made);
            return TestApplication.FromHeaders(http);
        });
        await using var connection = application.CreateHubConnection("/hub", Norway);
        await connection.StartAsync();

        Assert.Equal("grid grid", await connection.InvokeAsync<string>(nameof(StreamingHub.Layout)));
        Assert.Equal("grid grid", await connection.InvokeAsync<string>(nameof(StreamingHub.Layout)));

        Assert.Equal(1, made);
    }

    [Fact]
    public async Task A_call_of_gRPC_that_is_answered_once_is_a_request()
    {
        await using var application = await StartAsync();
        using var client = application.Client;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/feed/Read") { Version = HttpVersion.Version20 };
        request.Headers.TryAddWithoutValidation("X-Country", "NO");
        request.Content = new ByteArrayContent(new byte[5]) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } };

        var reading = client.SendAsync(request);
        await application.Services.GetRequiredService<Waiting>().Begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Change(application);
        application.Services.GetRequiredService<Pulse>().Step();

        using var response = await reading;
        Assert.Contains("grid grid", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_singleton_is_given_no_snapshot_to_keep()
    {
        await using var application = await TestApplication.StartAsync(
            app => app.MapGet("/", (Keeper keeper) => keeper.Flags.Feed.Layout),
            services => services.AddSingleton<Keeper>());

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => application.GetAsync("/", Norway));

        Assert.Contains("Inject ISnapshotAccessor<FlagsSnapshot>", failure.Message, StringComparison.Ordinal);
    }

    private static void Change(TestApplication application) => application.Replace("\"country\": \"NO\"", "\"country\": \"SE\"");

    private static async Task<string> ReadAsync(Stream stream)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[4096];
        var text = new StringBuilder();
        do
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, limit.Token)));
        }
        while (!text.ToString().Contains(' ', StringComparison.Ordinal));
        return text.ToString();
    }

    private static Task<TestApplication> StartAsync(Func<HttpContext, FlagContext>? map = null) => TestApplication.StartAsync(
        app =>
        {
            app.MapGet("/events", async (HttpContext http, FlagsSnapshot flags, ISnapshotAccessor<FlagsSnapshot> accessor, Pulse pulse) =>
            {
                while (true)
                {
                    await http.Response.WriteAsync($"{flags.Feed.Layout} {accessor.Current.Feed.Layout}");
                    await http.Response.Body.FlushAsync();
                    await pulse.WaitAsync(http.RequestAborted);
                }
            });
            app.MapGet("/events/taken", async (HttpContext http, ISnapshotAccessor<FlagsSnapshot> accessor, ISnapshotAccessor<IFlagsSnapshot> same, Pulse pulse) =>
            {
                while (true)
                {
                    await http.Response.WriteAsync($"{accessor.Take().Feed.Layout} {same.Take().Feed.Layout}");
                    await http.Response.Body.FlushAsync();
                    await pulse.WaitAsync(http.RequestAborted);
                }
            });
            app.MapGet("/poll", async (FlagsSnapshot flags, ISnapshotAccessor<FlagsSnapshot> accessor, Pulse pulse, Waiting waiting) =>
            {
                waiting.Begun.SetResult();
                await pulse.WaitAsync();
                return $"{flags.Feed.Layout} {accessor.Take().Feed.Layout}";
            });
            app.MapGrpcService<WatchedFeed>();
            app.MapHub<StreamingHub>("/hub");
        },
        services =>
        {
            services.AddGrpc();
            services.AddSignalR();
            services.AddSingleton<Pulse>();
            services.AddSingleton<Waiting>();
        },
        map);

    private sealed class Waiting
    {
        public TaskCompletionSource Begun { get; } = new();
    }

    private sealed class Keeper(FlagsSnapshot flags)
    {
        public FlagsSnapshot Flags { get; } = flags;
    }

    private sealed class StreamingHub(FlagsSnapshot flags, ISnapshotAccessor<IFlagsSnapshot> accessor, Pulse pulse) : Hub
    {
        public string Layout() => $"{flags.Feed.Layout} {accessor.Current.Feed.Layout}";

        public async IAsyncEnumerable<string> Layouts([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            while (true)
            {
                yield return Layout();
                await pulse.WaitAsync(cancellationToken);
            }
        }
    }

    private sealed class WatchedFeed(IFlagsSnapshot flags, ISnapshotAccessor<IFlagsSnapshot> accessor, Pulse pulse, Waiting waiting) : GrpcFeed
    {
        public override async Task<string> Read(string request, ServerCallContext context)
        {
            var before = flags.Feed.Layout;
            waiting.Begun.SetResult();
            await pulse.WaitAsync(context.CancellationToken);
            return $"{before} {accessor.Current.Feed.Layout}";
        }

        public override async Task Watch(string request, IServerStreamWriter<string> responses, ServerCallContext context)
        {
            while (true)
            {
                await responses.WriteAsync($"{flags.Feed.Layout} {accessor.Current.Feed.Layout}");
                await pulse.WaitAsync(context.CancellationToken);
            }
        }
    }
}
