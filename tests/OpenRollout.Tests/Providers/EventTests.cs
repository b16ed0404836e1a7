using System.Text;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Tests.Providers;

/// <summary>Tests events and status as seen through the SDK.</summary>
public sealed class EventTests
{
    [Fact]
    public async Task A_change_names_exactly_the_flags_that_changed()
    {
        var source = new ScriptedSource(TestManifests.Of(("same", true), ("turned", true), ("gone", true)));
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(new OpenRolloutProvider(source));

        await source.GiveAndWaitAsync(TestManifests.Of(("new", true), ("turned", false), ("same", true)));

        var changed = await events.WaitForAsync(2);
        Assert.Equal((ProviderEventTypes.ProviderConfigurationChanged, OpenRolloutProvider.Name), (changed.Type, changed.ProviderName));
        Assert.Equal(["gone", "new", "turned"], changed.FlagsChanged!);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_manifest_that_says_the_same_in_other_words_changes_nothing()
    {
        var source = new ScriptedSource(TestManifests.Of(("a", true), ("b", false)));
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(new OpenRolloutProvider(source));

        await source.GiveAndWaitAsync(TestManifests.Of(("b", false), ("a", true)) + "\n\n");
        await source.GiveAndWaitAsync(TestManifests.Of(("b", true), ("a", true)));

        await events.WaitForAsync(2);
        Assert.Equal(["Ready", "ConfigurationChanged"], events.Types);
        Assert.Equal(["b"], events.All[1].FlagsChanged!);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Stale_and_ready_follow_bad_and_good_manifests_in_order()
    {
        var source = new ScriptedSource(TestManifests.On());
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(new OpenRolloutProvider(source));
        var client = api.GetClient();

        await source.GiveAndWaitAsync(TestManifests.Bad);
        var stale = await events.WaitForAsync(2);
        Assert.StartsWith("flags.json(2,", stale.Message, StringComparison.Ordinal);
        Assert.Null(stale.ErrorType);
        Assert.Equal(ProviderStatus.Stale, client.ProviderStatus);
        Assert.True(await client.GetBooleanValueAsync("on", false));

        await source.GiveAndWaitAsync("{");
        Assert.Contains("ROLL1001", (await events.WaitForAsync(3)).Message, StringComparison.Ordinal);

        await source.GiveAndWaitAsync(TestManifests.On());
        Assert.Null((await events.WaitForAsync(4)).Message);
        Assert.Equal(["Ready", "Stale", "Stale", "Ready"], events.Types);
        Assert.Equal(ProviderStatus.Ready, client.ProviderStatus);
        await api.ShutdownAsync();
    }

    /// <summary>The SDK's own event for the initialization must not override the event that the provider raises right after it.</summary>
    [Fact]
    public async Task A_status_right_after_the_initialization_is_not_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 24).Select(number => Task.Run(async () =>
        {
            var api = OpenFeatureApi.Create();
            var events = new EventLog(api);
            await api.SetProviderAsync(new OpenRolloutProvider(new ScriptedSource(TestManifests.Bad), Encoding.UTF8.GetBytes(TestManifests.On())));
            if (number % 2 == 0)
            {
                // The SDK's caller may continue on the thread that completes the initialization and block it.
                Assert.True(SpinWait.SpinUntil(() => events.All.Count == 2, Eventually.Patience));
            }

            await events.WaitForAsync(2);
            Assert.Equal(["Ready", "Stale"], events.Types);
            Assert.Equal(ProviderStatus.Stale, api.GetClient().ProviderStatus);
            await api.ShutdownAsync();
        })));
    }

    /// <summary>Tests the same from the other side: the test acts as a slow SDK.</summary>
    [Fact]
    public async Task Nothing_is_told_before_the_SDK_has_named_the_provider_in_its_own_event()
    {
        int early;
        TimeSpan taken;
        do
        {
            var provider = new OpenRolloutProvider(new ScriptedSource(TestManifests.Bad), Encoding.UTF8.GetBytes(TestManifests.On()));
            var channel = provider.GetEventChannel().Reader;
            var start = TimeProvider.System.GetTimestamp();
            await provider.InitializeAsync(EvaluationContext.Empty);
            await Task.Delay(200);
            early = channel.Count;
            taken = TimeProvider.System.GetElapsedTime(start);
            provider.GetMetadata();
            await Eventually.Is(() => channel.Count == 1);
            await provider.ShutdownAsync();
        }
        // After a second the provider stops waiting for the SDK to read its name. On a stalled machine that second can pass here, so try again.
        while (taken > TimeSpan.FromMilliseconds(900));

        Assert.Equal(0, early);
    }

    [Fact]
    public async Task A_slow_handler_delays_neither_reloads_nor_evaluations_and_misses_nothing_that_holds()
    {
        using var gate = new SemaphoreSlim(0);
        var source = new ScriptedSource(TestManifests.Of(("flag-0", false)));
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api, () => gate.Wait(Eventually.Patience));
        var provider = new OpenRolloutProvider(source);
        var setting = api.SetProviderAsync(provider);
        await setting;
        var client = api.GetClient();

        // Reload a hundred times while the handler of the first event has not returned. Each reload takes effect immediately.
        for (var number = 1; number <= 100; number++)
        {
            await source.GiveAndWaitAsync(TestManifests.Bad);
            await source.GiveAndWaitAsync(TestManifests.Of(("flag-0", false), ($"flag-{number}", true)));
            Assert.True(await client.GetBooleanValueAsync($"flag-{number}", false));
        }

        await source.GiveAndWaitAsync(TestManifests.Bad);
        Assert.Single(events.All);
        gate.Release(1000);

        await Eventually.Is(() => client.ProviderStatus == ProviderStatus.Stale && KeysOf(events).Count == 100);
        await Eventually.Is(() => events.All[^1].Type == ProviderEventTypes.ProviderConfigurationChanged);
        Assert.Equal(Enumerable.Range(1, 100).Select(number => $"flag-{number}").Order(StringComparer.Ordinal), KeysOf(events));
        Assert.Equal(ProviderEventTypes.ProviderStale, events.All.Last(payload => payload.Type != ProviderEventTypes.ProviderConfigurationChanged).Type);
        // Events are coalesced, not queued: a few may have been in transit while the handler was blocked, but not hundreds.
        Assert.InRange(events.All.Count, 3, 20);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_handler_that_takes_its_time_each_time_still_hears_the_last_status()
    {
        var source = new ScriptedSource(TestManifests.On());
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api, () => Thread.Sleep(300));
        await api.SetProviderAsync(new OpenRolloutProvider(source));

        for (var number = 0; number < 20; number++)
        {
            await source.GiveAndWaitAsync(TestManifests.Bad);
            await source.GiveAndWaitAsync(TestManifests.On(number % 2 == 0));
        }

        await source.GiveAndWaitAsync(TestManifests.Bad);
        await Eventually.Is(() => events.All.Any(payload => payload.Type == ProviderEventTypes.ProviderConfigurationChanged)
            && events.All.Last(payload => payload.Type != ProviderEventTypes.ProviderConfigurationChanged).Type == ProviderEventTypes.ProviderStale
            && api.GetClient().ProviderStatus == ProviderStatus.Stale);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_client_of_a_domain_hears_of_its_provider()
    {
        var source = new ScriptedSource(TestManifests.On());
        var api = OpenFeatureApi.Create();
        await api.SetProviderAsync("one", new OpenRolloutProvider(source));
        await api.SetProviderAsync("two", new OpenRolloutProvider(new ScriptedSource(TestManifests.On())));
        var (one, two) = (0, 0);
        api.GetClient("one").AddHandler(ProviderEventTypes.ProviderConfigurationChanged, _ => Interlocked.Increment(ref one));
        api.GetClient("two").AddHandler(ProviderEventTypes.ProviderConfigurationChanged, _ => Interlocked.Increment(ref two));

        await source.GiveAndWaitAsync(TestManifests.On(false));

        await Eventually.Is(() => Volatile.Read(ref one) == 1);
        Assert.Equal(0, two);
        await api.ShutdownAsync();
    }

    private static SortedSet<string> KeysOf(EventLog events)
        => new(events.All.SelectMany(payload => payload.FlagsChanged ?? []), StringComparer.Ordinal);
}
