using OpenFeature.Model;

namespace OpenRollout.Reliability.Tests.Children;

/// <summary>A server, a provider that keeps its manifests in a folder, and what both must be like at each step.</summary>
internal sealed class CacheScenario : IAsyncDisposable
{
    private readonly LoopbackServer _server = new();
    private readonly string _folder;
    private OpenRolloutProvider? _provider;

    public CacheScenario(string folder) => _folder = folder;

    /// <summary>Serves a manifest with one flag, as long as it is told, and waits until the provider does too.</summary>
    /// <param name="key">The flag's key.</param>
    /// <param name="isCached">Whether the cache can take it; where not, the provider must say so.</param>
    /// <param name="length">About the manifest's length in bytes.</param>
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
        // The manifest is current all the same.
        Assert.Null(_provider.Status.Problem);
    }

    /// <summary>Ends the process, as far as flags go.</summary>
    public async Task StopAsync()
    {
        await (_provider?.ShutdownAsync() ?? Task.CompletedTask);
        _provider = null;
    }

    /// <summary>What a process finds that starts while the server is down.</summary>
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
