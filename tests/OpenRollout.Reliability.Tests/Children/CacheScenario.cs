using OpenFeature.Model;

namespace OpenRollout.Reliability.Tests.Children;

/// <summary>A server, a provider with a cache folder, and the assertions of each step.</summary>
internal sealed class CacheScenario : IAsyncDisposable
{
    private readonly LoopbackServer _server = new();
    private readonly string _folder;
    private OpenRolloutProvider? _provider;

    public CacheScenario(string folder) => _folder = folder;

    /// <summary>Serves a manifest with one flag and waits until the provider serves it too.</summary>
    /// <param name="key">The flag's key.</param>
    /// <param name="isCached">Whether the cache can be written; if not, the provider must report it.</param>
    /// <param name="length">The approximate length of the manifest in bytes.</param>
    public async Task ServeAsync(string key, bool isCached, int length = 0)
    {
        _server.Serve("flags.json", $$"""{ "flags": { "{{key}}": { "flagType": "boolean", "defaultValue": true, "description": "{{new string('x', length)}}" } } }""");
        if (_provider is null)
        {
            _provider = Provider();
            await _provider.InitializeAsync(EvaluationContext.Empty);
        }

        await Eventually.Is(() => IsOn(_provider, key));
        await Eventually.Is(() => _provider.Problems.Any(problem => problem.Id == "ROLL1009") != isCached, $"'{key}' is cached: {isCached}");
        // The manifest is current nevertheless.
        Assert.Null(_provider.Status.Problem);
    }

    /// <summary>Shuts the provider down.</summary>
    public async Task StopAsync()
    {
        await (_provider?.ShutdownAsync() ?? Task.CompletedTask);
        _provider = null;
    }

    /// <summary>Asserts what a process serves that starts while the server is down.</summary>
    public async Task RestartWithoutServerAsync(string key)
    {
        await StopAsync();
        _server.Answer("flags.json", _ => Reply.Dropped());
        _provider = Provider();
        await _provider.InitializeAsync(EvaluationContext.Empty);
        Assert.True(IsOn(_provider, key), $"the cache does not have '{key}'");
        Assert.NotNull(_provider.Status.StaleSince);
        await StopAsync();
    }

    public void AssertNothingHalfWritten() => Assert.DoesNotContain(Directory.GetFiles(_folder), file => !file.EndsWith(".cache", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _server.DisposeAsync();
    }

    private static bool IsOn(OpenRolloutProvider provider, string key)
        => provider.ResolveBooleanValueAsync(key, false) is { IsCompletedSuccessfully: true, Result.Value: true };

    private OpenRolloutProvider Provider() => new(new HttpManifestSource(_server["flags.json"], CacheKeeper.Options(_folder)));
}
