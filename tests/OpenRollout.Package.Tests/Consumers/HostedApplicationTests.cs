using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;

namespace OpenRollout.Package.Tests;

/// <summary>
/// A web application created from its template: it protects an endpoint with a flag, follows a manifest on a server, keeps working
/// when the server fails and after a restart, applies a kill switch, and sends metrics to a collector.
/// </summary>
public sealed class HostedApplicationTests
{
    private const string Program = "Web/bin/Debug/net10.0/Web.dll";

    private static readonly (string, string) Employee = ("X-Employee", "true");
    private static readonly (string, string) SomeUser = ("X-User", "user-1");

    [Fact]
    public async Task It_follows_a_server_through_failures_kill_switches_and_restarts()
    {
        var manifest = Served("internal", isEnabled: true);
        var metrics = new ConcurrentQueue<byte[]>();
        using var server = new LoopbackServer(context => ServeAsync(context, manifest));
        using var collector = new LoopbackServer(context => CollectAsync(context, metrics));
        using var user = await MakeAsync();
        (string, string)[] settings =
        [
            ("OpenRollout__ManifestUrl", server.Address + "flags.json"),
            ("OpenRollout__Http__PollingInterval", "00:00:00.1"),
            ("OpenRollout__Http__RetryDelay", "00:00:00.1"),
            ("OpenRollout__Http__MaximumRetryDelay", "00:00:00.2"),
            ("OpenRollout__Http__CacheFolder", Path.Combine(user.Folder, "cache")),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
        ];
        await using (var application = new RunningApplication(Path.Combine(user.Folder, Program), settings))
        {
            await application.AnswersAsync("/stories", answer => answer == "200 stories for user-1", Employee, SomeUser);
            Assert.Equal("404 ", await application.AskAsync("/stories", SomeUser));

            manifest = Served("full", isEnabled: true);
            await application.AnswersAsync("/stories", answer => answer == "200 stories for user-1", SomeUser);

            manifest = Served("full", isEnabled: false);
            await application.AnswersAsync("/stories", answer => answer == "404 ", SomeUser);

            manifest = Served("full", isEnabled: true);
            await application.AnswersAsync("/stories", answer => answer == "200 stories for user-1", SomeUser);
            await application.AnswersAsync("/health", answer => answer == "200 Healthy");

            server.Stop();
            await application.AnswersAsync("/health", answer => answer == "200 Degraded");
            Assert.Equal("200 stories for user-1", await application.AskAsync("/stories", SomeUser));
            await Eventually(() => Contain(metrics, "openrollout.evaluations", "stories", "targeting_match") && Contain(metrics, "openrollout.kill.propagation", "stories"));
        }

        // Only the cache has the manifest in which everyone has stories.
        await using (var restarted = new RunningApplication(Path.Combine(user.Folder, Program), settings))
        {
            await restarted.AnswersAsync("/stories", answer => answer == "200 stories for user-1", SomeUser);
            await restarted.AnswersAsync("/health", answer => answer == "200 Degraded");

            server.Start();
            await restarted.AnswersAsync("/health", answer => answer == "200 Healthy");
            manifest = Served("full", isEnabled: false);
            await restarted.AnswersAsync("/stories", answer => answer == "404 ", SomeUser);
        }
    }

    /// <summary>Returns a manifest with the same stages as the manifest in the application.</summary>
    private static string Served(string stage, bool isEnabled)
        => $$"""
            {
              "context": { "employee": { "type": "boolean" } },
              "flags": {
                "stories": {
                  "flagType": "boolean",
                  "defaultValue": false,
                  "enabled": {{(isEnabled ? "true" : "false")}},
                  "lifecycle": { "kind": "release", "owner": "team-stories", "created": "2026-11-01", "removeBy": "2027-03-01" },
                  "rollout": {
                    "stage": "{{stage}}",
                    "stages": [
                      { "name": "internal", "audiences": [{ "when": { "employee": true } }] },
                      { "name": "full", "audiences": [{ "percentage": 100 }] }
                    ]
                  }
                }
              }
            }
            """;

    private static async Task<Workspace> MakeAsync()
    {
        var user = new Workspace();
        await user.FollowAsync("Use ASP.NET Core");
        (await user.DotnetAsync("add", "Web", "package", "OpenTelemetry.Extensions.Hosting")).Succeeded();
        (await user.DotnetAsync("add", "Web", "package", "OpenTelemetry.Exporter.OpenTelemetryProtocol")).Succeeded();
        user.Write("Web/flags.json", Served("internal", isEnabled: true));
        user.Write("Web/Program.cs", """
            using OpenFeature;
            using OpenRollout;
            using OpenRollout.AspNetCore;
            using OpenTelemetry.Metrics;
            using Web;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddOpenFeature(features => features
                .AddOpenRolloutProvider(o => o.EmbeddedManifest = Flags.EmbeddedManifest)
                .AddFlags(Flags.Set, o => o.MapContext(http => new FlagContext
                {
                    TargetingKey = http.Request.Headers["X-User"].FirstOrDefault() ?? http.GetVisitorId(),
                    Employee = http.Request.Headers["X-Employee"] == "true",
                })));
            builder.Services.AddHealthChecks().AddOpenRollout();
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(OpenRolloutTelemetry.MeterName).AddOtlpExporter());

            var app = builder.Build();
            app.MapGet("/stories", (IFlagsSnapshot flags, HttpContext http) => $"stories {(flags.Stories ? "for" : "in spite of")} {http.Request.Headers["X-User"]}")
                .RequireFlag(Flags.Stories);
            app.MapHealthChecks("/health");
            app.Run();
            """);
        (await user.BuildAsync("Web", "-warnaserror")).Succeeded().Says();
        return user;
    }

    private static async Task ServeAsync(HttpListenerContext context, string manifest)
    {
        // The age of the manifest is used to measure how long a kill switch takes.
        context.Response.AddHeader("Last-Modified", DateTime.UtcNow.ToString("R"));
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(manifest));
    }

    private static async Task CollectAsync(HttpListenerContext context, ConcurrentQueue<byte[]> metrics)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        metrics.Enqueue(body.ToArray());
    }

    /// <summary>Returns whether the collector has received a message with all these words, which are UTF-8 in OTLP's protocol buffers.</summary>
    private static bool Contain(IEnumerable<byte[]> messages, params string[] words)
        => messages.Any(message => words.All(word => message.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0));

    private static async Task Eventually(Func<bool> condition)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); await Task.Delay(50))
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1));
        }
    }
}
