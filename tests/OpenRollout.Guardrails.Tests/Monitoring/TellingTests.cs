using OpenRollout.Guardrails.Tests.Harness;

namespace OpenRollout.Guardrails.Tests.Monitoring;

public sealed class TellingTests
{
    [Fact]
    public async Task A_dry_run_reports_the_alarm_and_decides_nothing()
    {
        var observer = new Observer();
        await using var rollout = await Rollout.StartAsync(Rollout.Manifest(then: "tell"), guardrails: options => options.Observer = observer);
        rollout.Fail(40);

        await Eventually.Is(() => !observer.Alarms.IsEmpty);
        var (status, decision) = Assert.Single(observer.Alarms);
        Assert.Null(decision);
        Assert.Equal((GuardrailState.Telling, 11L), (status.State, status.Treated));
        Assert.Equal("the flag's 'watch' has \"then\": \"tell\"", status.Because);
        Assert.Equal(40, rollout.Status.Treated);
        Assert.Empty(rollout.Provider.Overview.Decisions);
    }

    [Fact]
    public async Task A_dry_run_that_becomes_earnest_decides_by_the_evidence_so_far()
    {
        await using var rollout = await Rollout.StartAsync(Rollout.Manifest(then: "tell"));
        rollout.Fail(40);
        var user = rollout.NextUser(treated: true);
        rollout.Provider.Update(Rollout.Manifest());
        Assert.False(rollout.IsOn(user));
        Assert.StartsWith("40 users", Assert.Single(rollout.Provider.Overview.Decisions).Decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_decision_store_a_guardrail_only_tells()
    {
        await using var rollout = await Rollout.StartAsync(hasDecisionStore: false);
        rollout.Fail(40);
        Assert.True(rollout.IsOn(rollout.NextUser(treated: true)));
        Assert.Equal(GuardrailState.Telling, rollout.Status.State);
        Assert.Equal("the provider has no decision store, so a decision would end with the process; set OpenRolloutOptions.DecisionStore", rollout.Status.Because);
    }

    [Fact]
    public async Task Without_a_state_folder_a_guardrail_only_tells()
    {
        var options = new OpenRolloutOptions { Monitor = new GuardrailMonitor(), DecisionStore = new FakeDecisionStore() };
        using var provider = new Shutdown(new OpenRolloutProvider(System.Text.Encoding.UTF8.GetBytes(Rollout.Manifest()), options));
        await provider.Provider.InitializeAsync(OpenFeature.Model.EvaluationContext.Empty);
        var status = Assert.Single(provider.Provider.GetGuardrails());
        Assert.Equal(GuardrailState.Telling, status.State);
        Assert.Contains("no state folder", status.Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_becomes_available_lets_the_guardrail_decide()
    {
        await using var rollout = await Rollout.StartAsync(new DecidingStore { TellsOnlyBecause = "another process uses the folder" }, new FakeDecisionStore());
        rollout.Fail(20);
        Assert.Equal("another process uses the folder", rollout.Status.Because);
        rollout.Store.TellsOnlyBecause = null;
        Assert.Equal(1, rollout.FailUntilOff());
    }

    [Fact]
    public async Task A_changed_definition_mutes_the_guardrail_until_the_salt_changes()
    {
        var observer = new Observer();
        await using var rollout = await Rollout.StartAsync(guardrails: options => options.Observer = observer);
        rollout.Fail(3);
        rollout.Provider.Update(Rollout.Manifest(guardrail: """ "event": "checkout.failed", "ratio": 2 """));
        rollout.Fail(20);

        Assert.Equal((GuardrailState.Muted, 3L), (rollout.Status.State, rollout.Status.Treated));
        Assert.Contains("the definition of the guardrail has changed", rollout.Status.Because, StringComparison.Ordinal);
        await Eventually.Is(() => observer.Mutes.Count == 1);

        rollout.Provider.Update(Rollout.Manifest(salt: "second", guardrail: """ "event": "checkout.failed", "ratio": 2 """));
        rollout.Fail(1);
        Assert.Equal((GuardrailState.Watching, 1L), (rollout.Status.State, rollout.Status.Treated));
    }

    [Fact]
    public async Task Without_a_watched_flag_nothing_is_observed()
    {
        await using var rollout = await Rollout.StartAsync(TestManifests.On());
        Assert.Null(rollout.Provider.State!.Events);
        Assert.Empty(rollout.Provider.GetGuardrails());
        Assert.Empty(new OpenRolloutProvider("{}"u8).GetGuardrails());
    }

    [Fact]
    public async Task A_monitor_belongs_to_one_provider()
    {
        await using var rollout = await Rollout.StartAsync();
        Assert.Throws<InvalidOperationException>(() => new OpenRolloutProvider("{}"u8, new OpenRolloutOptions { Monitor = rollout.Monitor }));
    }

    private sealed class Shutdown(OpenRolloutProvider provider) : IDisposable
    {
        public OpenRolloutProvider Provider => provider;

        public void Dispose() => provider.ShutdownAsync().GetAwaiter().GetResult();
    }
}
