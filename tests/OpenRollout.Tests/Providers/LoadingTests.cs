namespace OpenRollout.Tests.Providers;

/// <summary>Tests <c>LoadAsync</c>, which lets an application fail at startup.</summary>
public sealed class LoadingTests
{
    [Fact]
    public async Task A_good_manifest_gives_a_provider_that_follows_its_source()
    {
        var source = new ScriptedSource(TestManifests.On());
        var provider = await OpenRolloutProvider.LoadAsync(source);
        var api = await OpenFeatureApi.WithAsync(provider);
        Assert.True(await api.GetClient().GetBooleanValueAsync("on", false));

        await source.GiveAndWaitAsync(TestManifests.On(false));

        Assert.False(await api.GetClient().GetBooleanValueAsync("on", true));
        Assert.Equal(1, source.Readings);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_bad_manifest_is_thrown_with_all_its_problems_and_the_source_is_let_go()
    {
        var source = new ScriptedSource("""{ "flags": { "a": { "flagType": "bool" }, "b": { "defaultValue": 1 } } }""");

        var exception = await Assert.ThrowsAsync<ManifestException>(() => OpenRolloutProvider.LoadAsync(source));

        Assert.True(exception.Problems.Count(problem => problem.IsError) > 1);
        Assert.Equal(exception.Problems.First(problem => problem.IsError).ToString(), exception.Message);
        Assert.True(source.HasEnded);
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_thrown_with_its_path()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "flags.json");

        var exception = await Assert.ThrowsAsync<ManifestException>(() => OpenRolloutProvider.LoadAsync(path));

        Assert.StartsWith($"{path}: error ROLL1013", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_fails_or_has_nothing_is_thrown_with_the_reason()
    {
        foreach (var (failure, named) in new[] { (new InvalidOperationException("no route"), "no route"), (null, "without returning a manifest") })
        {
            var source = new ScriptedSource();
            source.End(failure);

            var exception = await Assert.ThrowsAsync<ManifestException>(() => OpenRolloutProvider.LoadAsync(source));

            Assert.Contains(named, exception.Message, StringComparison.Ordinal);
            Assert.Contains(nameof(ScriptedSource), exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cancelling_lets_the_source_go()
    {
        var source = new ScriptedSource();
        using var cancellation = new CancellationTokenSource();
        var loading = OpenRolloutProvider.LoadAsync(source, cancellationToken: cancellation.Token);
        await Eventually.Is(() => source.Readings == 1);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loading);
        Assert.True(source.HasEnded);
    }
}
