using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>A manifest from a server, read with HTTP clients of the container.</summary>
public sealed class HttpTests : IDisposable
{
    private readonly Application _application = new();
    private readonly LoopbackServer _server = new();

    public HttpTests()
    {
        _server.Serve("flags.json", Reply.Of(GeneratedFlags.Stories()).WithETag("\"1\""));
        _application.Settings["OpenRollout:ManifestUrl"] = _server["flags.json?sv=secret"].ToString();
        _application.Settings["OpenRollout:Http:PollingInterval"] = "00:00:00.050";
        _application.Settings["OpenRollout:Http:RetryDelay"] = "00:00:00.050";
        _application.Settings["OpenRollout:Http:FailuresBeforeStale"] = "1";
        _application.Settings["OpenRollout:Http:CacheFolder"] = "cache";
    }

    // xUnit 2 disposes test classes synchronously only.
    public void Dispose()
    {
        _application.Dispose();
        _server.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    [Fact]
    public async Task It_is_served_and_followed()
    {
        await _application.StartAsync(builder => builder.AddOpenRolloutProvider());
        Assert.True(Flags.Stories.IsEnabled());

        _server.Serve("flags.json", Reply.Of(GeneratedFlags.Stories(false)).WithETag("\"2\""));

        await Eventually.Is(() => !Flags.Stories.IsEnabled());
    }

    [Fact]
    public async Task The_client_is_the_factorys_and_may_be_configured()
    {
        await _application.StartAsync(
            builder => builder.AddOpenRolloutProvider(),
            services => services.AddHttpClient("OpenRollout", client => client.DefaultRequestHeaders.Add("X-Team", "stories")));

        Assert.Equal("stories", _server.Requests[0]["X-Team"]);
    }

    [Fact]
    public async Task The_clients_handler_leaves_redirects_alone()
    {
        await using var other = new LoopbackServer();
        _server.Serve("flags.json", Reply.Redirect(other["flags.json"].ToString()));

        var exception = await Assert.ThrowsAsync<ManifestException>(() => _application.StartAsync(builder => builder.AddOpenRolloutProvider()));

        Assert.Contains("is another server", exception.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_client_of_the_applications_own_wins()
    {
        using var client = new HttpClient(HttpManifestSource.CreateHandler());
        client.DefaultRequestHeaders.Add("X-Own", "yes");
        await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o => o.Http.CreateClient = () => client));

        Assert.Equal("yes", _server.Requests[0]["X-Own"]);
    }

    [Fact]
    public async Task Polling_and_secrets_of_URLs_are_not_logged()
    {
        await _application.StartAsync(builder => builder.AddOpenRolloutProvider());
        await Eventually.Is(() => _server.Requests.Count >= 3);

        Assert.DoesNotContain(_application.Log.All, line => line.Category.StartsWith("System.Net.Http", StringComparison.Ordinal));
        Assert.DoesNotContain(_application.Log.All, line => line.Text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_restart_without_the_server_the_cached_manifest_is_served_as_stale()
    {
        var first = await _application.StartAsync(builder => builder.AddOpenRolloutProvider());
        var version = first.Provider().Status.Version;
        await first.StopAsync();
        Assert.NotEmpty(Directory.GetFiles(_application.Folder["cache"], "*", SearchOption.AllDirectories));
        await _server.DisposeAsync();

        var second = await _application.StartAsync(builder => builder.AddOpenRolloutProvider(), services => services.AddHealthChecks().AddOpenRollout());
        var health = await second.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.True(Flags.Stories.IsEnabled());
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Equal(version, health.Entries["openrollout"].Data["version"]);
    }

    [Fact]
    public async Task Without_server_cache_and_embedded_manifest_the_host_does_not_start()
    {
        await _server.DisposeAsync();

        var exception = await Assert.ThrowsAsync<ManifestException>(() => _application.StartAsync(builder => builder.AddOpenRolloutProvider()));

        Assert.Contains($"127.0.0.1:{_server.Port}/flags.json", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_embedded_manifest_it_does_and_takes_the_servers_when_it_can()
    {
        var port = _server.Port;
        await _server.DisposeAsync();
        var host = await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o => o.EmbeddedManifest = Flags.EmbeddedManifest));
        Assert.Equal("STATIC", Flags.PageSize.GetDetails().Reason);
        Assert.NotNull(host.Provider().Status.StaleSince);

        await using var revived = new LoopbackServer(port: port);
        revived.Serve("flags.json", GeneratedFlags.Stories());

        await Eventually.Is(() => Flags.Stories.IsEnabled());
    }
}
