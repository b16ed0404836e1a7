using System.Collections.Concurrent;
using OpenFeature.Constant;
using OpenRollout.Decisions;

namespace OpenRollout.Tests.Decisions;

/// <summary>Tests how a provider reacts to the answers and failures of a store.</summary>
public sealed class DecisionStoreTests
{
    [Fact]
    public async Task Nothing_is_served_before_the_store_has_answered()
    {
        var store = new FakeDecisionStore(DecisionScenario.SwitchOff()) { Answers = false };
        await using var scenario = new DecisionScenario(store);
        var waiting = scenario.Provider.WaitForManifestAsync();
        await Eventually.Is(() => store.Scopes.Count == 1);

        var details = await scenario.Provider.ResolveBooleanValueAsync("plain", false);
        Assert.Equal((false, ErrorType.ParseError), (details.Value, details.ErrorType));
        Assert.Contains("decision store", details.ErrorMessage, StringComparison.Ordinal);
        Assert.False(waiting.IsCompleted);
        Assert.False(scenario.Provider.Overview.DecisionStore!.HasBeenRead);

        store.Give(store.Content);
        await waiting;
        Assert.True(scenario.IsOn("plain"));
        Assert.False(scenario.IsOn());
    }

    [Fact]
    public async Task Of_the_manifests_that_wait_the_last_valid_one_is_served_and_a_later_error_reported()
    {
        var store = new FakeDecisionStore { Answers = false };
        var source = new ScriptedSource(TestManifests.Of(("first", true)), TestManifests.On(), TestManifests.Bad);
        await using var scenario = new DecisionScenario(store, source: source);
        var waiting = scenario.Provider.WaitForManifestAsync();
        await source.WaitUntilTakenAsync();
        await Eventually.Is(() => store.Scopes.Count == 1);

        store.Give(store.Content);

        await waiting;
        Assert.Equal((false, true), (scenario.IsOn("first"), scenario.IsOn("on")));
        Assert.StartsWith("flags.json(2,", scenario.Provider.Status.Problem!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_store_is_read_for_the_flag_set_and_the_environment()
    {
        var store = new FakeDecisionStore();
        var options = new OpenRolloutOptions { DecisionStore = store, FlagSetId = "checkout" };
        var provider = new OpenRolloutProvider(new OpenRollout.Manifest.ManifestLayers("""{ "flags": {} }"""u8, "Production"), options);
        await provider.WaitForManifestAsync();
        await provider.DecideAsync(DecisionScenario.SwitchOff());

        Assert.All(store.Scopes, scope => Assert.Equal(new DecisionScope("checkout", "production"), scope));
        Assert.Equal(2, store.Scopes.Count);
        await provider.ShutdownAsync();
    }

    [Fact]
    public async Task The_flag_set_is_that_of_the_source_even_if_an_embedded_manifest_comes_first()
    {
        var store = new FakeDecisionStore();
        var options = new OpenRolloutOptions { DecisionStore = store };
        var source = new FileManifestSource(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}", "checkout.flags.json"), "Production");
        var provider = new OpenRolloutProvider(source, """{ "flags": {} }"""u8, options);
        await provider.WaitForManifestAsync();

        Assert.Equal(new DecisionScope("checkout", "Production"), Assert.Single(store.Scopes));
        await provider.ShutdownAsync();
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_at_start_makes_the_provider_stale_and_known_as_unread()
    {
        var store = new FakeDecisionStore { Answers = false };
        await using var scenario = new DecisionScenario(store);
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        var setting = api.SetProviderAsync(scenario.Provider);
        await Eventually.Is(() => store.Scopes.Count == 1);
        store.Give(DecisionSnapshot.Unavailable("no route to host"));
        await setting;

        Assert.True(scenario.IsOn());
        var status = scenario.Provider.Overview.DecisionStore!;
        Assert.Equal((false, "no route to host"), (status.HasBeenRead, status.Problem));
        Assert.NotNull(status.StaleSince);
        Assert.Equal("no route to host", (await events.WaitForAsync(2)).Message);
        Assert.Equal(["Ready", "Stale"], events.Types);

        store.Give(store.Content);
        await events.WaitForAsync(3);
        Assert.Equal(["Ready", "Stale", "Ready"], events.Types);
        Assert.True(scenario.Provider.Overview.DecisionStore!.HasBeenRead);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Known_decisions_stay_in_force_while_the_store_cannot_be_read_or_has_lost_them()
    {
        var decision = DecisionScenario.SwitchOff();
        var store = new FakeDecisionStore(decision);
        await using var scenario = await DecisionScenario.StartAsync(store);

        store.Give(DecisionSnapshot.Unavailable("no route to host"));
        await Eventually.Is(() => scenario.Provider.Overview.DecisionStore!.Problem is not null);
        Assert.False(scenario.IsOn());
        Assert.True(scenario.Provider.Overview.DecisionStore!.HasBeenRead);
        Assert.True(scenario.Only.IsStored);

        store.Give(new DecisionSnapshot([], []));
        await Eventually.Is(() => scenario.Provider.Overview.DecisionStore!.Problem is null);
        Assert.False(scenario.IsOn());
        Assert.False(scenario.Only.IsStored);
        Assert.Contains(decision.Id, Assert.Single(scenario.Provider.Overview.DecisionStore!.Warnings), StringComparison.Ordinal);

        // An edited decision does not replace the known one.
        store.Give(new DecisionSnapshot([decision with { FlagKey = "plain" }], []));
        await Eventually.Is(() => scenario.Provider.Overview.Decisions.Count == 2);
        Assert.False(scenario.IsOn());

        store.Give(new DecisionSnapshot([], [new DecisionWithdrawal { DecisionId = decision.Id, By = "maria", Reason = "mended" }]));
        await Eventually.Is(() => scenario.IsOn());
        Assert.Empty(scenario.Provider.Overview.Decisions);

        // A snapshot that was read before the withdrawal does not bring the decision back.
        store.Give(new DecisionSnapshot([decision], []));
        store.Give(DecisionSnapshot.Unavailable("the last snapshot"));
        await Eventually.Is(() => scenario.Provider.Overview.DecisionStore!.Problem is not null);
        Assert.True(scenario.IsOn());
    }

    [Fact]
    public async Task A_decision_of_another_process_applies_and_names_the_changed_flags()
    {
        var store = new FakeDecisionStore();
        await using var scenario = new DecisionScenario(store);
        await using var other = await DecisionScenario.StartAsync(store);
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(scenario.Provider);

        await other.Provider.DecideAsync(DecisionScenario.SwitchOff());

        var changed = await events.WaitForAsync(2);
        Assert.Equal(ProviderEventTypes.ProviderConfigurationChanged, changed.Type);
        Assert.Equal(["reactions", "stickers"], changed.FlagsChanged!);
        Assert.Equal((false, false), (scenario.IsOn(), scenario.IsOn("stickers")));

        await other.Provider.WithdrawAsync(scenario.Only.Decision.Id, "maria", "mended");
        Assert.Equal(["reactions", "stickers"], (await events.WaitForAsync(3)).FlagsChanged!);
        Assert.True(scenario.IsOn("stickers"));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_decision_that_changes_nothing_keeps_the_program()
    {
        await using var scenario = await DecisionScenario.StartAsync(new FakeDecisionStore());
        await scenario.Provider.DecideAsync(DecisionScenario.SwitchOff());
        var program = scenario.Provider.Program;

        await scenario.Provider.DecideAsync(DecisionScenario.Hold("internal"));

        Assert.Same(program, scenario.Provider.Program);
    }

    [Fact]
    public async Task A_store_that_never_answers_does_not_prevent_the_start()
    {
        var snapshots = new List<DecisionSnapshot>();
        var follower = new DecisionFollower(new FakeDecisionStore { Answers = false }, snapshots.Add) { AnswerTimeout = TimeSpan.FromMilliseconds(1) };
        follower.Begin(new DecisionScope("flags", null));
        follower.Start();

        await follower.WaitAsync(CancellationToken.None);

        Assert.Contains("has not answered", Assert.Single(snapshots).Problem, StringComparison.Ordinal);
        await follower.StopAsync();
    }

    [Fact]
    public async Task A_store_that_throws_is_read_again()
    {
        var store = new FakeDecisionStore();
        var snapshots = new List<DecisionSnapshot>();
        var follower = new DecisionFollower(store, snapshots.Add) { RetryDelay = TimeSpan.FromMilliseconds(1) };
        follower.Begin(new DecisionScope("flags", null));
        follower.Start();
        await follower.WaitAsync(CancellationToken.None);

        store.End(new TimeoutException("gone"));

        await Eventually.Is(() => store.Scopes.Count > 1);
        await follower.StopAsync();
        Assert.Equal([null, "the decision store failed: gone"], snapshots.Take(2).Select(snapshot => snapshot.Problem));
    }
    [Fact]
    public async Task A_store_that_ends_is_read_again_so_that_later_decisions_are_not_missed()
    {
        var store = new FakeDecisionStore();
        var snapshots = new ConcurrentQueue<DecisionSnapshot>();
        var follower = new DecisionFollower(store, snapshots.Enqueue) { RetryDelay = TimeSpan.FromMilliseconds(1) };
        var scope = new DecisionScope("flags", null);
        follower.Begin(scope);
        follower.Start();
        await follower.WaitAsync(CancellationToken.None);

        store.End();
        await store.AddAsync(scope, DecisionScenario.SwitchOff(), CancellationToken.None);

        await Eventually.Is(() => snapshots.Any(snapshot => snapshot.Decisions.Count == 1));
        await follower.StopAsync();
        Assert.All(snapshots, snapshot => Assert.Null(snapshot.Problem));
    }
}
