using System.Text;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Sources.Tests.Providers;

/// <summary>The embedded manifest, the cache and the server as OpenFeature's users see them.</summary>
public sealed class ChainTests : AsyncDisposableTests
{
    private static readonly byte[] Embedded = Encoding.UTF8.GetBytes(TestManifests.On(false));

    private readonly LoopbackServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _time = new();

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_restart_without_the_server_is_stale_with_an_age_until_the_server_is_back()
    {
        _server.Serve("flags.json", TestManifests.On());
        await (await LoadAsync()).ShutdownAsync();
        await _server.DisposeAsync();
        _time.Advance(TimeSpan.FromMinutes(90));

        var provider = new OpenRolloutProvider(Source(), Embedded);
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(provider);

        var stale = await events.WaitForAsync(2);
        Assert.Equal(["Ready", "Stale"], events.Types);
        Assert.Contains("current at 2026-11-02 12:00:00Z", stale.Message, StringComparison.Ordinal);
        Assert.True(await api.GetClient().GetBooleanValueAsync("on", false));
        Assert.Equal(ProviderStatus.Stale, api.GetClient().ProviderStatus);
        Assert.Equal(TimeSpan.FromMinutes(90), provider.Status.AgeAt(_time.GetUtcNow()));
        Assert.NotNull(provider.Status.StaleSince);
        Assert.Equal(provider.Problems[0], provider.Status.Problem);

        await using var server = new LoopbackServer(port: _server.Port);
        server.Serve("flags.json", TestManifests.Of(("on", false)));
        await Eventually.Is(() => _time.Waiting == 1);
        _time.Advance(TimeSpan.FromMinutes(1));

        await events.WaitForAsync(4);
        Assert.Equal(["Ready", "Stale", "Ready", "ConfigurationChanged"], events.Types);
        Assert.Equal((null, TimeSpan.Zero), (provider.Status.Problem, provider.Status.AgeAt(_time.GetUtcNow())));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Without_a_cache_the_embedded_manifest_serves_until_the_server_answers()
    {
        _server.Answer("flags.json", _ => Reply.Dropped());
        var provider = new OpenRolloutProvider(Source(withCache: false), Embedded);
        var api = await OpenFeatureApi.WithAsync(provider);
        Assert.False(await api.GetClient().GetBooleanValueAsync("on", true));
        await Eventually.Is(() => api.GetClient().ProviderStatus == ProviderStatus.Stale);

        _server.Serve("flags.json", TestManifests.On());
        await Eventually.Is(() => _time.Waiting == 1);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.Is(() => api.GetClient().ProviderStatus == ProviderStatus.Ready);
        Assert.True(await api.GetClient().GetBooleanValueAsync("on", false));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Confirmations_raise_no_event_and_change_only_the_age()
    {
        _server.Serve("flags.json", Reply.Of(TestManifests.On()).WithETag("\"1\""));
        var provider = new OpenRolloutProvider(Source());
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(provider);
        var before = provider.Status;
        for (var look = 0; look < 5; look++)
        {
            await Eventually.Is(() => _time.Waiting == 1);
            _time.Advance(TimeSpan.FromSeconds(30));
        }

        await Eventually.Is(() => _server.Requests.Count == 6 && provider.Status.ConfirmedAt == _time.GetUtcNow());
        Assert.Equal((before.Version, before.ServedSince), (provider.Status.Version, provider.Status.ServedSince));
        await api.ShutdownAsync();
        Assert.Equal(["Ready"], events.Types);
    }

    [Fact]
    public async Task Loading_fails_without_a_manifest_from_the_server_or_the_cache()
    {
        _server.Answer("flags.json", _ => Reply.Empty(503));
        var exception = await Assert.ThrowsAsync<ManifestException>(LoadAsync);

        Assert.Contains("returned status 503", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, _time.Waiting);
    }

    [Fact]
    public async Task Providers_that_are_shut_down_leave_no_timer_and_no_connection()
    {
        _server.Serve("flags.json", TestManifests.On());
        await (await LoadAsync()).ShutdownAsync();
        var handles = CountHandles();
        for (var round = 0; round < 50; round++)
        {
            var provider = await LoadAsync();
            await provider.InitializeAsync(EvaluationContext.Empty);
            await provider.ShutdownAsync();
        }

        Assert.Equal(0, _time.Waiting);
        await Eventually.Is(() => CountHandles() < handles + 25);
    }

    private static int CountHandles()
        => OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0;

    private Task<OpenRolloutProvider> LoadAsync() => OpenRolloutProvider.LoadAsync(Source());

    private HttpManifestSource Source(bool withCache = true)
    {
        var options = HttpFollowing.OptionsFor(_time);
        options.CacheFolder = withCache ? _folder.Path : null;
        return new HttpManifestSource(_server["flags.json"], options);
    }
}
