using System.Text;

namespace OpenRollout.Tests.Decisions;

/// <summary>Tests what a decision does in a provider.</summary>
public sealed class ProviderDecisionTests
{
    [Fact]
    public async Task A_decision_is_in_force_when_the_call_returns()
    {
        var store = new FakeDecisionStore { Gate = new TaskCompletionSource().Task };
        await using var scenario = await DecisionScenario.StartAsync(store);
        Assert.True(scenario.IsOn());

        var deciding = scenario.Provider.DecideAsync(DecisionScenario.SwitchOff());

        Assert.False(scenario.IsOn());
        Assert.False(deciding.IsCompleted);
        Assert.Equal((DecisionEffect.Off, false), (scenario.Only.Effect, scenario.Only.IsStored));
    }

    [Fact]
    public async Task A_hold_lets_the_earlier_stage_keep_its_users()
    {
        await using var scenario = await DecisionScenario.StartAsync(new FakeDecisionStore());

        await scenario.Provider.DecideAsync(DecisionScenario.Hold("internal"));

        Assert.False(scenario.IsOn());
        Assert.True(scenario.IsOn(isEmployee: true));
        Assert.Equal((DecisionEffect.Hold, true), (scenario.Only.Effect, scenario.Only.IsStored));
    }

    [Fact]
    public async Task The_strictest_decision_counts_and_a_withdrawal_loosens_only_its_own()
    {
        await using var scenario = await DecisionScenario.StartAsync(new FakeDecisionStore());
        var (off, hold) = (DecisionScenario.SwitchOff(), DecisionScenario.Hold("internal"));
        await scenario.Provider.DecideAsync(hold);
        await scenario.Provider.DecideAsync(off);
        Assert.False(scenario.IsOn(isEmployee: true));

        await scenario.Provider.WithdrawAsync(off.Id, "maria", "mended");
        Assert.Equal((true, false), (scenario.IsOn(isEmployee: true), scenario.IsOn()));

        await scenario.Provider.WithdrawAsync(hold.Id, "maria", "mended");
        Assert.True(scenario.IsOn());
        Assert.Empty(scenario.Provider.Overview.Decisions);
    }

    [Fact]
    public async Task A_store_that_fails_fails_the_task_and_the_decision_stays_in_force_in_the_process()
    {
        var store = new FakeDecisionStore { Failure = new IOException("disk full") };
        await using var scenario = await DecisionScenario.StartAsync(store);
        var decision = DecisionScenario.SwitchOff();

        await Assert.ThrowsAsync<IOException>(() => scenario.Provider.DecideAsync(decision));
        Assert.False(scenario.IsOn());
        Assert.Contains(decision.Id, Assert.Single(scenario.Provider.Overview.DecisionStore!.Warnings), StringComparison.Ordinal);

        store.Failure = null;
        await scenario.Provider.DecideAsync(decision);
        Assert.Equal(decision, Assert.Single(store.Decisions));
        Assert.True(scenario.Only.IsStored);
        Assert.Empty(scenario.Provider.Overview.DecisionStore!.Warnings);
    }

    [Fact]
    public async Task A_decision_is_not_reported_as_missing_while_it_is_added()
    {
        var gate = new TaskCompletionSource();
        var store = new FakeDecisionStore { Gate = gate.Task };
        await using var scenario = await DecisionScenario.StartAsync(store);
        var deciding = scenario.Provider.DecideAsync(DecisionScenario.SwitchOff());
        var overview = scenario.Provider.Overview;

        store.Give(store.Content);
        await Eventually.Is(() => scenario.Provider.Overview != overview);
        Assert.False(scenario.Only.IsStored);
        Assert.Empty(scenario.Provider.Overview.DecisionStore!.Warnings);

        gate.SetResult();
        await deciding;
        Assert.True(scenario.Only.IsStored);
    }

    [Fact]
    public async Task A_withdrawal_loosens_only_when_the_store_has_it()
    {
        var decision = DecisionScenario.SwitchOff();
        var store = new FakeDecisionStore(decision);
        await using var scenario = await DecisionScenario.StartAsync(store);
        var gate = new TaskCompletionSource();
        store.Gate = gate.Task;

        var withdrawing = scenario.Provider.WithdrawAsync(decision.Id, "maria", "mended");
        Assert.False(scenario.IsOn());
        gate.SetResult();
        await withdrawing;
        Assert.True(scenario.IsOn());

        store.Failure = new IOException("disk full");
        var second = DecisionScenario.SwitchOff();
        await Assert.ThrowsAsync<IOException>(() => scenario.Provider.DecideAsync(second));
        await Assert.ThrowsAsync<IOException>(() => scenario.Provider.WithdrawAsync(second.Id, "maria", "mended"));
        Assert.False(scenario.IsOn());
    }

    [Fact]
    public async Task A_hold_that_could_give_another_value_is_refused()
    {
        var store = new FakeDecisionStore();
        await using var scenario = await DecisionScenario.StartAsync(store);

        var refused = await Assert.ThrowsAsync<DecisionRefusedException>(() => scenario.Provider.DecideAsync(DecisionScenario.Hold("grids", "layout")));

        Assert.StartsWith("ROLL1011: 'layout' cannot be held at 'grids': ", refused.Message, StringComparison.Ordinal);
        Assert.Empty(scenario.Provider.Overview.Decisions);
        Assert.Empty(store.Decisions);
    }

    [Fact]
    public async Task A_stored_hold_that_could_give_another_value_switches_the_flag_off()
    {
        await using var scenario = await DecisionScenario.StartAsync(new FakeDecisionStore(DecisionScenario.Hold("grids", "layout")));

        Assert.Equal(DecisionEffect.Off, scenario.Only.Effect);
        Assert.StartsWith("ROLL1011: ", scenario.Only.Problem, StringComparison.Ordinal);
        Assert.Equal("list", (await scenario.Provider.ResolveStringValueAsync("layout", "")).Value);
    }

    [Fact]
    public async Task A_hold_at_an_unknown_stage_switches_the_flag_off_and_suggests_the_nearest()
    {
        await using var scenario = await DecisionScenario.StartAsync(new FakeDecisionStore());

        await scenario.Provider.DecideAsync(DecisionScenario.Hold("interal"));

        Assert.False(scenario.IsOn(isEmployee: true));
        Assert.Equal(DecisionEffect.Off, scenario.Only.Effect);
        Assert.Equal("the flag has no stage 'interal', so it is switched off; did you mean 'internal'?", scenario.Only.Problem);
    }

    [Fact]
    public async Task A_decision_stays_in_force_across_reloads_and_applies_to_a_flag_that_appears()
    {
        await using var scenario = await DecisionScenario.StartAsync(new FakeDecisionStore(), TestManifests.On());
        await scenario.Provider.DecideAsync(DecisionScenario.SwitchOff());
        Assert.Equal(DecisionEffect.UnknownFlag, scenario.Only.Effect);
        Assert.True(scenario.IsOn("on"));

        scenario.Provider.Update(DecisionScenario.Manifest);
        Assert.False(scenario.IsOn());
        Assert.Equal((DecisionEffect.Off, null), (scenario.Only.Effect, scenario.Only.Problem));

        scenario.Provider.Update(DecisionScenario.Manifest.Replace("\"plain\"", "\"other\"", StringComparison.Ordinal));
        Assert.False(scenario.IsOn());

        // A manifest with errors is rejected and loosens nothing.
        scenario.Provider.Update(TestManifests.Bad);
        Assert.False(scenario.IsOn());
        Assert.Equal(DecisionEffect.Off, scenario.Only.Effect);
    }

    [Fact]
    public async Task A_decision_with_a_salt_lapses_while_the_flag_has_another()
    {
        await using var scenario = await DecisionScenario.StartAsync(new FakeDecisionStore(DecisionScenario.SwitchOff() with { Salt = "reactions" }));
        Assert.False(scenario.IsOn());

        scenario.Provider.Update(DecisionScenario.Manifest.Replace("\"stage\": \"full\"", "\"salt\": \"2\", \"stage\": \"full\"", StringComparison.Ordinal));
        Assert.True(scenario.IsOn());
        Assert.Equal((DecisionEffect.Lapsed, "the flag no longer has the salt of the decision"), (scenario.Only.Effect, scenario.Only.Problem));

        scenario.Provider.Update(DecisionScenario.Manifest);
        Assert.False(scenario.IsOn());
    }

    [Fact]
    public async Task A_decision_of_a_guardrail_ends_with_a_new_salt_and_not_with_another_stage()
    {
        await using var scenario = await DecisionScenario.StartAsync(new FakeDecisionStore());
        var decision = RolloutDecision.SwitchOff("reactions", "guardrail checkout-errors", "47 of 52 users who failed had the feature") with { Salt = "reactions" };
        await scenario.Provider.DecideAsync(decision);
        Assert.Equal((false, decision), (scenario.IsOn(), scenario.Only.Decision));

        scenario.Provider.Update(DecisionScenario.Manifest.Replace("\"rollout\": { \"stage\": \"full\"", "\"rollout\": { \"stage\": \"internal\"", StringComparison.Ordinal));
        Assert.Equal((false, DecisionEffect.Off), (scenario.IsOn(isEmployee: true), scenario.Only.Effect));

        scenario.Provider.Update(DecisionScenario.Manifest.Replace("\"stage\": \"full\"", "\"salt\": \"2\", \"stage\": \"full\"", StringComparison.Ordinal));
        Assert.Equal((true, DecisionEffect.Lapsed), (scenario.IsOn(), scenario.Only.Effect));
        Assert.Equal(decision, scenario.Only.Decision);
    }

    [Fact]
    public async Task A_rollout_that_has_not_started_is_not_started_by_a_hold()
    {
        var manifest = """
            { "flags": { "reactions": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": null, "stages": [
              { "name": "full", "startsAt": "2020-01-01T00:00:00Z", "audiences": [ { "percentage": 100 } ] } ] } } } }
            """;
        await using var scenario = await DecisionScenario.StartAsync(new FakeDecisionStore(), manifest);
        Assert.Empty(scenario.Provider.Problems);
        Assert.False(scenario.IsOn());

        await scenario.Provider.DecideAsync(DecisionScenario.Hold("full"));

        Assert.False(scenario.IsOn());
    }

    [Fact]
    public async Task Without_a_store_a_decision_is_in_force_until_the_process_ends_and_says_so()
    {
        await using var scenario = new DecisionScenario(null);
        var decision = DecisionScenario.SwitchOff();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => scenario.Provider.DecideAsync(decision));

        Assert.Contains("DecisionStore", failure.Message, StringComparison.Ordinal);
        Assert.False(scenario.IsOn());
        Assert.Null(scenario.Provider.Overview.DecisionStore);
        await scenario.Provider.WithdrawAsync(decision.Id, "maria", "mended");
        Assert.True(scenario.IsOn());
    }

    [Fact]
    public async Task Identifiers_are_checked()
    {
        await using var scenario = await DecisionScenario.StartAsync(new FakeDecisionStore());
        var decision = DecisionScenario.SwitchOff();
        await scenario.Provider.DecideAsync(decision);

        var contradiction = await Assert.ThrowsAsync<InvalidOperationException>(() => scenario.Provider.DecideAsync(decision with { Reason = "another" }));
        Assert.Contains("Another decision", contradiction.Message, StringComparison.Ordinal);
        var unknown = await Assert.ThrowsAsync<InvalidOperationException>(() => scenario.Provider.WithdrawAsync("20261126-221530-0000000000000000", "maria", "mended"));
        Assert.Contains("No decision", unknown.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => scenario.Provider.WithdrawAsync("../../etc", "maria", "mended"));

        await scenario.Provider.WithdrawAsync(decision.Id, "maria", "mended");
        await scenario.Provider.WithdrawAsync(decision.Id, "maria", "again");
        var withdrawn = await Assert.ThrowsAsync<InvalidOperationException>(() => scenario.Provider.DecideAsync(decision));
        Assert.Contains("was withdrawn", withdrawn.Message, StringComparison.Ordinal);
        Assert.True(scenario.IsOn());
    }

    [Fact]
    public async Task After_the_shutdown_decisions_fail_and_change_nothing()
    {
        var store = new FakeDecisionStore();
        await using var scenario = await DecisionScenario.StartAsync(store);
        await scenario.Provider.ShutdownAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => scenario.Provider.DecideAsync(DecisionScenario.SwitchOff()));
        Assert.Empty(store.Decisions);
        Assert.True(scenario.IsOn());
    }

    [Fact]
    public async Task Before_the_first_manifest_a_decision_is_kept_for_it()
    {
        var source = new ScriptedSource(TestManifests.Bad);
        await using var scenario = await DecisionScenario.StartAsync(new FakeDecisionStore(), source: source);
        await Assert.ThrowsAsync<InvalidOperationException>(() => scenario.Provider.DecideAsync(DecisionScenario.SwitchOff()));

        source.Give(DecisionScenario.Manifest);

        await Eventually.Is(() => scenario.IsOn("plain"));
        Assert.False(scenario.IsOn());
    }

    [Fact]
    public void Texts_of_operators_are_made_harmless_and_names_are_kept()
    {
        var decision = RolloutDecision.SwitchOff("flag\u202e", "ma\nria", new string('x', 2_000));

        Assert.Equal("flag\u202e", decision.FlagKey);
        Assert.Equal("ma\\u000aria", decision.By);
        Assert.Equal(RolloutDecision.MaximumReasonLength, decision.Reason.Length);
        Assert.Throws<ArgumentException>(() => RolloutDecision.SwitchOff("", "maria", "reason"));
        Assert.Throws<ArgumentException>(() => RolloutDecision.SwitchOff("flag", " ", "reason"));
        Assert.Throws<ArgumentException>(() => RolloutDecision.SwitchOff("flag", "maria", ""));
        Assert.Throws<ArgumentException>(() => RolloutDecision.SwitchOff(new string('x', 1_001), "maria", "reason"));
        Assert.All(["", "short", "UPPERCASE", "../../../etc", "with space", new string('a', 65), "è-lettere"], id =>
            Assert.Throws<ArgumentException>(() => decision with { Id = id }));
    }

    [Fact]
    public void Evaluations_of_a_held_flag_allocate_nothing()
    {
        var manifest = """
            { "flags": { "reactions": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "all", "stages": [ { "name": "all", "audiences": [
              { "percentage": { "from": 1, "to": 99, "start": "2020-01-01T00:00:00Z", "end": "2099-01-01T00:00:00Z" } } ] } ] } } } }
            """;
        var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes(manifest));
        _ = provider.DecideAsync(DecisionScenario.Hold("all"));
        var context = OpenFeature.Model.EvaluationContext.Builder().SetTargetingKey("user-1").Build();
        for (var warm = 0; warm < 100; warm++)
        {
            _ = provider.ResolveBooleanValueAsync("reactions", false, context);
        }

        Assert.Equal(0, Allocation.Of(() => provider.ResolveBooleanValueAsync("reactions", false, context)));
    }
}
