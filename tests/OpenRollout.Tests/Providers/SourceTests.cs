using System.Text;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Tests.Providers;

/// <summary>Tests custom sources, with and without an embedded manifest as a fallback.</summary>
public sealed class SourceTests
{
    private static byte[] Embedded => Encoding.UTF8.GetBytes(TestManifests.On());

    [Fact]
    public async Task A_bad_source_leaves_the_embedded_manifest_serving_and_the_provider_stale()
    {
        var source = new ScriptedSource(TestManifests.Bad);
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(new OpenRolloutProvider(source, Embedded));
        var client = api.GetClient();

        var stale = await events.WaitForAsync(2);
        Assert.Equal(["Ready", "Stale"], events.Types);
        Assert.StartsWith("flags.json(2,", stale.Message, StringComparison.Ordinal);
        Assert.Equal(ProviderStatus.Stale, client.ProviderStatus);
        Assert.True(await client.GetBooleanValueAsync("on", false));

        await source.GiveAndWaitAsync(TestManifests.On(false));

        Assert.False(await client.GetBooleanValueAsync("on", true));
        await events.WaitForAsync(4);
        Assert.Equal(["Ready", "Stale", "Ready", "ConfigurationChanged"], events.Types);
        Assert.Equal(["on"], events.All[3].FlagsChanged!);
        Assert.Equal(ProviderStatus.Ready, client.ProviderStatus);
        await api.ShutdownAsync();
    }

    [Theory]
    [InlineData("""{ "wen": { "targetingKey": "user-1" } }""")]
    [InlineData("""{ "percent": 5 }""")]
    [InlineData("{}")]
    [InlineData("""{ "when": {} }""")]
    public async Task An_audience_with_a_typo_never_replaces_a_good_manifest(string audience)
    {
        var source = new ScriptedSource(TestManifests.On(false));
        var provider = new OpenRolloutProvider(source);
        await provider.InitializeAsync(EvaluationContext.Empty);

        await source.GiveAndWaitAsync($$"""
            { "flags": { "on": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ {{audience}} ] } ] } } } }
            """);

        Assert.False((await provider.ResolveBooleanValueAsync("on", true)).Value);
        Assert.True(provider.Problems[0].IsError);
        Assert.NotNull(provider.Status.StaleSince);
        await provider.ShutdownAsync();
    }

    [Fact]
    public async Task What_the_source_has_first_replaces_the_embedded_manifest_without_an_event()
    {
        var source = new ScriptedSource(TestManifests.On(false));
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(new OpenRolloutProvider(source, Embedded));

        Assert.False(await api.GetClient().GetBooleanValueAsync("on", true));
        await source.GiveAndWaitAsync(TestManifests.Of(("on", false), ("new", true)));
        await events.WaitForAsync(2);
        Assert.Equal(["Ready", "ConfigurationChanged"], events.Types);
        Assert.Equal(["new"], events.All[1].FlagsChanged!);
        await api.ShutdownAsync();
    }

    [Theory]
    [InlineData(true, "the socket closed")]
    [InlineData(false, "without returning a manifest")]
    public async Task A_source_that_has_nothing_makes_a_provider_with_an_embedded_manifest_stale_and_another_one_fail(bool throws, string named)
    {
        foreach (var isEmbedded in new[] { true, false })
        {
            var source = new ScriptedSource();
            source.End(throws ? new InvalidOperationException("the socket closed") : null);
            var provider = isEmbedded ? new OpenRolloutProvider(source, Embedded) : new OpenRolloutProvider(source);
            var api = OpenFeatureApi.Create();
            var events = new EventLog(api);
            await api.SetProviderAsync(provider);

            var last = await events.WaitForAsync(isEmbedded ? 2 : 1);
            Assert.Equal(isEmbedded ? ["Ready", "Stale"] : ["Error"], events.Types);
            Assert.Contains(named, last.Message, StringComparison.Ordinal);
            Assert.Contains(named, provider.Problems[0].Message, StringComparison.Ordinal);
            await api.ShutdownAsync();
        }
    }

    [Fact]
    public async Task A_source_that_fails_later_leaves_the_last_good_manifest_and_a_stale_provider()
    {
        var source = new ScriptedSource(TestManifests.On());
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(new OpenRolloutProvider(source));

        // Network clients throw this for a timeout: a cancellation that the provider did not request.
        source.End(new TaskCanceledException("the request timed out"));

        Assert.Contains("the request timed out", (await events.WaitForAsync(2)).Message, StringComparison.Ordinal);
        Assert.Equal(ProviderStatus.Stale, api.GetClient().ProviderStatus);
        Assert.True(await api.GetClient().GetBooleanValueAsync("on", false));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_source_that_ends_after_a_manifest_is_done_and_that_is_well()
    {
        var source = new ScriptedSource(TestManifests.On());
        source.End();
        var provider = new OpenRolloutProvider(source);
        var api = await OpenFeatureApi.WithAsync(provider);
        await Eventually.Is(() => source.HasEnded);
        await provider.ShutdownAsync();

        Assert.Empty(provider.Problems);
        Assert.Equal(ProviderStatus.Ready, api.GetClient().ProviderStatus);
        Assert.True(await api.GetClient().GetBooleanValueAsync("on", false));
    }

    [Fact]
    public async Task A_source_that_gives_null_is_told_of_and_followed_on()
    {
        var source = new ScriptedSource();
        source.Give((LoadedManifest)null!);
        var provider = new OpenRolloutProvider(source, Embedded);
        await provider.InitializeAsync(EvaluationContext.Empty);

        Assert.Contains("returned null instead of a manifest", Assert.Single(provider.Problems).Message, StringComparison.Ordinal);
        await source.GiveAndWaitAsync(TestManifests.Of(("next", true)));
        Assert.Empty(provider.Problems);
        await provider.ShutdownAsync();
    }

    [Fact]
    public void A_provider_needs_a_source()
    {
        Assert.Throws<ArgumentNullException>(() => new OpenRolloutProvider((IManifestSource)null!));
        Assert.Throws<ArgumentNullException>(() => new OpenRolloutProvider(null!, Embedded));
    }
}
