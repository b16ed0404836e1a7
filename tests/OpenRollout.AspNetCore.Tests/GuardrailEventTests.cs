using Microsoft.Extensions.Logging;
using OpenRollout.Hosting;
using OpenRollout.TestSupport;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>Failed and slow requests, as guardrails count them.</summary>
public sealed class GuardrailEventTests
{
    private const string Error = "http.server.error";
    private const string Slow = "http.server.slow";

    private static readonly (string, string) Ada = ("X-User", "ada");

    private readonly RecordingMonitor _monitor = new(Error, Slow);
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_failed_request_is_tracked_with_its_user()
    {
        await using var application = await StartAsync(app =>
        {
            app.UseGuardrailEvents();
            app.MapGet("/fine", () => "");
            app.MapGet("/missing", () => Results.StatusCode(StatusCodes.Status404NotFound));
            app.MapGet("/failed", () => Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        });

        foreach (var path in new[] { "/fine", "/missing", "/nowhere", "/failed" })
        {
            using var response = await application.GetAsync(path, Ada, ("X-Country", "NO"));
        }

        var failed = Assert.Single(_monitor.Recorded);
        Assert.Equal((Error, "ada", null), (failed.Name, failed.User, failed.Value));
        Assert.Contains("country: \"NO\"", failed.Attributes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unhandled_exception_is_tracked_and_still_unhandled()
    {
        await using var application = await StartAsync(app =>
        {
            app.UseGuardrailEvents();
            app.MapGet("/", Fail);
            app.MapGet("/started", async (HttpContext http) =>
            {
                await http.Response.WriteAsync("so far");
                await http.Response.Body.FlushAsync();
                throw new InvalidOperationException("too late");
            });
            app.MapGet("/bad", (HttpContext _) => throw new BadHttpRequestException("Too large.", StatusCodes.Status413PayloadTooLarge));
        });

        Assert.Equal("failed", (await Assert.ThrowsAsync<InvalidOperationException>(() => application.GetAsync("/", Ada))).Message);
        Assert.Equal([Error], _monitor.Recorded.Select(one => one.Name));
        await Assert.ThrowsAnyAsync<Exception>(() => application.ReadAsync("/started", Ada));
        await Eventually.Is(() => _monitor.Recorded.Count == 2);
        await Assert.ThrowsAsync<BadHttpRequestException>(() => application.GetAsync("/bad", Ada));
        Assert.Equal(2, _monitor.Recorded.Count);
    }

    [Fact]
    public async Task An_exception_counts_as_the_response_that_the_exception_handler_makes_of_it()
    {
        await using var application = await StartAsync(app =>
        {
            app.UseGuardrailEvents();
            app.UseExceptionHandler("/error");
            app.MapGet("/", Fail);
            app.MapGet("/argument", (HttpContext _) => throw new ArgumentException("conflict"));
            app.Map("/error", (HttpContext http) => Results.StatusCode(
                http.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>()?.Error is ArgumentException ? StatusCodes.Status409Conflict : StatusCodes.Status500InternalServerError));
        });

        using var conflict = await application.GetAsync("/argument", Ada);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Empty(_monitor.Recorded);
        using var failed = await application.GetAsync("/", Ada);
        Assert.Equal(System.Net.HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Equal([("ada", Error)], _monitor.Recorded.Select(one => (one.User!, one.Name)));
        Assert.DoesNotContain(application.Logs.Ours, entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_request_whose_pipeline_runs_again_is_tracked_once()
    {
        await using var application = await StartAsync(app =>
        {
            app.UseExceptionHandler("/error");
            app.UseStatusCodePagesWithReExecute("/error");
            app.UseGuardrailEvents();
            app.MapGet("/", Fail);
            app.MapGet("/status", () => Results.StatusCode(StatusCodes.Status502BadGateway));
            app.Map("/error", () => Results.Text("Sorry", statusCode: StatusCodes.Status500InternalServerError));
        });

        Assert.Equal("Sorry", await (await application.GetAsync("/status", Ada)).Content.ReadAsStringAsync());
        Assert.Single(_monitor.Recorded);
        Assert.Equal("Sorry", await (await application.GetAsync("/", Ada)).Content.ReadAsStringAsync());
        Assert.Equal(2, _monitor.Recorded.Count);
        Assert.Contains("UseGuardrailEvents comes after UseExceptionHandler", Assert.Single(application.Logs.Ours, entry => entry.Level == LogLevel.Warning).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_the_client_aborts_is_no_error()
    {
        var ended = new TaskCompletionSource();
        using var abort = new CancellationTokenSource();
        await using var application = await StartAsync(app =>
        {
            app.Use(async (HttpContext http, RequestDelegate next) =>
            {
                try
                {
                    await next(http);
                }
                finally
                {
                    ended.TrySetResult();
                }
            });
            app.UseGuardrailEvents();
            app.MapGet("/", async (HttpContext http) =>
            {
                await abort.CancelAsync();
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
            });
        });

        using var client = application.Client;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(new Uri("/", UriKind.Relative), abort.Token));
        await ended.Task;

        Assert.Empty(_monitor.Recorded);
    }

    [Fact]
    public async Task A_slow_response_is_tracked_with_the_time_until_its_start()
    {
        _monitor.SlowerThan = 800;
        await using var application = await StartAsync(app =>
        {
            app.UseGuardrailEvents();
            app.MapGet("/wait/{before}/{after}", async (HttpContext http, int before, int after) =>
            {
                _clock.Advance(TimeSpan.FromMilliseconds(before));
                await http.Response.WriteAsync("start");
                await http.Response.Body.FlushAsync();
                _clock.Advance(TimeSpan.FromMilliseconds(after));
            });
            app.MapGet("/empty", (HttpContext _) =>
            {
                _clock.Advance(TimeSpan.FromMilliseconds(801));
            });
        });

        await application.ReadAsync("/wait/799/5000", Ada);
        Assert.Empty(_monitor.Recorded);
        await application.ReadAsync("/wait/800/5000", Ada);
        await application.ReadAsync("/empty", Ada);

        await Eventually.Is(() => _monitor.Recorded.Count == 2);
        Assert.Equal([(Slow, "ada", 800.0), (Slow, "ada", 801.0)], _monitor.Recorded.Select(one => (one.Name, one.User!, one.Value!.Value)));
    }

    [Fact]
    public async Task A_connection_that_stays_open_is_not_slow()
    {
        _monitor.SlowerThan = 1;
        await using var application = await StartAsync(app =>
        {
            app.UseGuardrailEvents();
            app.UseWebSockets();
            app.MapGet("/", async (HttpContext http) =>
            {
                _clock.Advance(TimeSpan.FromSeconds(100));
                if (http.WebSockets.IsWebSocketRequest)
                {
                    using var socket = await http.WebSockets.AcceptWebSocketAsync();
                    await socket.CloseOutputAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, http.RequestAborted);
                }
            });
        });

        using (var socket = await application.ConnectAsync("/", Ada))
        {
            await socket.ReceiveAsync(new byte[1], CancellationToken.None);
        }

        await application.ReadAsync("/", Ada, ("Accept", "text/event-stream"));
        Assert.Empty(_monitor.Recorded);
    }

    [Fact]
    public async Task Tracking_sets_no_cookie_and_counts_no_invented_visitor()
    {
        await using var application = await StartAsync(
            app =>
            {
                app.UseGuardrailEvents();
                app.MapGet("/", () => Results.StatusCode(StatusCodes.Status500InternalServerError));
                app.MapGet("/read", (FlagsSnapshot _) => Results.StatusCode(StatusCodes.Status500InternalServerError));
            },
            http => new FlagContext { TargetingKey = http.GetVisitorId() });
        const string Known = "visitor-0123456789abcdef0123456789abcdef";

        using var unknown = await application.GetAsync("/");
        Assert.False(unknown.Headers.Contains("Set-Cookie"));
        using var known = await application.GetAsync("/", ("Cookie", $"__Host-rollout-visitor={Known}"));
        using var read = await application.GetAsync("/read");
        var created = Assert.Single(read.Headers.GetValues("Set-Cookie")).Split('=', ';')[1];

        Assert.Equal([null, Known, created], _monitor.Recorded.Select(one => one.User));
    }

    [Fact]
    public async Task Neither_a_user_that_cannot_be_determined_nor_a_monitor_that_fails_changes_the_response()
    {
        _monitor.Throws = true;
        await using var application = await StartAsync(
            app =>
            {
                app.UseGuardrailEvents();
                app.MapGet("/", () => Results.Text("Sorry", statusCode: StatusCodes.Status500InternalServerError));
            },
            http => http.Request.Headers.ContainsKey("X-User") ? TestApplication.FromHeaders(http) : throw new InvalidOperationException("no user"));

        Assert.Equal("Sorry", await (await application.GetAsync("/", Ada)).Content.ReadAsStringAsync());
        Assert.Equal("Sorry", await (await application.GetAsync("/")).Content.ReadAsStringAsync());
        Assert.Equal(1, _monitor.Count);
        Assert.Contains(application.Logs.Ours, entry => entry is { Level: LogLevel.Debug, Text: "An event of a request was not tracked, because the user of the request could not be determined." });
    }

    [Theory]
    [InlineData("UseAuthentication")]
    [InlineData("UseAuthorization")]
    [InlineData("UseFlagContext")]
    public async Task A_late_middleware_is_a_warning(string earlier)
    {
        await using var application = await StartAsync(app =>
        {
            _ = earlier switch
            {
                "UseAuthentication" => app.UseAuthentication(),
                "UseAuthorization" => app.UseAuthorization(),
                _ => app.UseFlagContext(),
            };
            app.UseGuardrailEvents();
        });

        Assert.Contains($"UseGuardrailEvents comes after {earlier}", Assert.Single(application.Logs.Ours, entry => entry.Level == LogLevel.Warning).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_middleware_is_a_warning_if_a_guardrail_needs_it()
    {
        await using (var application = await StartAsync(app => app.MapGet("/", () => "")))
        {
            Assert.StartsWith("Guardrails count failed or slow requests", Assert.Single(application.Logs.Ours, entry => entry.Level == LogLevel.Warning).Text, StringComparison.Ordinal);
        }

        await using var without = await TestApplication.StartAsync(app => app.MapGet("/", () => ""));
        Assert.DoesNotContain(without.Logs.Ours, entry => entry.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task Without_flags_it_is_an_error()
    {
        await using var application = WebApplication.CreateBuilder().Build();

        Assert.Contains("AddFlags", Assert.Throws<InvalidOperationException>(application.UseGuardrailEvents).Message, StringComparison.Ordinal);
    }

    private Task<TestApplication> StartAsync(Action<WebApplication> configure, Func<HttpContext, FlagContext>? map = null) => TestApplication.StartAsync(
        configure,
        services =>
        {
            services.AddSingleton<TimeProvider>(_clock);
            services.PostConfigureAll<OpenRolloutHostingOptions>(options => options.Provider.Monitor = _monitor);
        },
        map);

    private static string Fail(HttpContext http) => throw new InvalidOperationException("failed");
}
