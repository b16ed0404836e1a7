using System.Text;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Sources.Tests.Providers;

/// <summary>Manifests that the application passes itself.</summary>
public sealed class UpdateTests
{
    private static byte[] On => Encoding.UTF8.GetBytes(TestManifests.On());

    [Fact]
    public async Task Another_manifest_is_served_from_the_next_evaluation_on_and_reported()
    {
        var provider = new OpenRolloutProvider(On);
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(provider);

        Assert.Empty(provider.Update(TestManifests.Of(("on", false), ("new", true))));

        Assert.False(await api.GetClient().GetBooleanValueAsync("on", true));
        await events.WaitForAsync(2);
        Assert.Equal(["Ready", "ConfigurationChanged"], events.Types);
        Assert.Equal(["new", "on"], events.All[1].FlagsChanged!);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task An_invalid_manifest_is_refused_with_its_problems_and_the_last_good_one_stays_in_use()
    {
        var provider = new OpenRolloutProvider(On);
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(provider);
        var version = provider.Status.Version;

        var problems = provider.Update(TestManifests.Bad);

        Assert.Equal("ROLL1004", Assert.Single(problems, problem => problem.IsError).Id);
        Assert.Equal(problems, provider.Problems);
        Assert.True(await api.GetClient().GetBooleanValueAsync("on", false));
        Assert.Equal(version, provider.Status.Version);
        Assert.NotNull(provider.Status.StaleSince);
        await events.WaitForAsync(2);
        Assert.Equal(ProviderStatus.Stale, api.GetClient().ProviderStatus);

        provider.Update(On);
        await events.WaitForAsync(3);
        Assert.Equal(["Ready", "Stale", "Ready"], events.Types);
        Assert.Null(provider.Status.StaleSince);
        await api.ShutdownAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\uD800")]
    [InlineData("null")]
    public void No_text_causes_an_exception(string text)
    {
        var provider = new OpenRolloutProvider(On);

        Assert.Contains(provider.Update(text), problem => problem.IsError);
        Assert.Throws<ArgumentNullException>(() => provider.Update((string)null!));
    }

    [Fact]
    public async Task A_valid_manifest_repairs_a_provider_that_began_with_an_invalid_one()
    {
        var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes(TestManifests.Bad));
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(provider);
        Assert.Equal(ProviderStatus.Error, api.GetClient().ProviderStatus);
        Assert.Null(provider.Status.Version);

        provider.Update(On);

        await events.WaitForAsync(2);
        Assert.Equal(["Error", "Ready"], events.Types);
        Assert.True(await api.GetClient().GetBooleanValueAsync("on", false));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_problem_before_the_initialization_is_reported_after_it()
    {
        var provider = new OpenRolloutProvider(On);
        provider.Update(TestManifests.Bad);
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(provider);

        await events.WaitForAsync(2);
        Assert.Equal(["Ready", "Stale"], events.Types);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task After_the_shutdown_nothing_changes()
    {
        var provider = new OpenRolloutProvider(On);
        await provider.InitializeAsync(EvaluationContext.Empty);
        await provider.ShutdownAsync();

        provider.Update(TestManifests.On(false));

        Assert.True((await provider.ResolveBooleanValueAsync("on", false)).Value);
    }

    [Fact]
    public async Task The_next_manifest_of_the_source_replaces_an_update()
    {
        var source = new ScriptedSource(TestManifests.On());
        var provider = new OpenRolloutProvider(source);
        await provider.InitializeAsync(EvaluationContext.Empty);
        provider.Update(TestManifests.On(false));
        Assert.False((await provider.ResolveBooleanValueAsync("on", true)).Value);

        await source.GiveAndWaitAsync(TestManifests.On());
        Assert.True((await provider.ResolveBooleanValueAsync("on", false)).Value);
        await provider.ShutdownAsync();
    }

    [Fact]
    public async Task Updates_from_many_threads_are_applied_one_at_a_time()
    {
        var provider = new OpenRolloutProvider(On);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var round = 0; round < 50; round++)
            {
                Assert.Empty(provider.Update(TestManifests.Of(("on", true), ($"flag{thread}x{round}", true))));
            }
        })));

        Assert.Empty(provider.Problems);
        provider.Update(TestManifests.On(false));
        Assert.False((await provider.ResolveBooleanValueAsync("on", true)).Value);
    }

    [Fact]
    public void The_version_is_a_hash_of_the_text_and_the_age_is_never_negative()
    {
        var (one, other) = (new OpenRolloutProvider(On), new OpenRolloutProvider(Encoding.UTF8.GetBytes(TestManifests.On(false))));

        Assert.Equal(new OpenRolloutProvider(On).Status.Version, one.Status.Version);
        Assert.Matches("^[0-9a-f]{12}$", one.Status.Version);
        Assert.NotEqual(other.Status.Version, one.Status.Version);
        Assert.Equal(TimeSpan.Zero, one.Status.AgeAt(DateTimeOffset.UnixEpoch));
    }
}
