using OpenRollout.Guardrails.Tests.Harness;

namespace OpenRollout.Guardrails.Tests.Monitoring;

public sealed class DurabilityTests
{
    [Fact]
    public async Task A_decision_that_cannot_be_stored_is_in_force_and_is_stored_later()
    {
        var clock = new FakeClock();
        var decisions = new FakeDecisionStore { Failure = new IOException("disk full") };
        await using var rollout = await Rollout.StartAsync(new DecidingStore(), decisions, guardrails: options => options.TimeProvider = clock);
        rollout.FailUntilOff();

        TimeSpan[] delays = [.. Enumerable.Repeat(0, 10).Select(_ =>
        {
            Eventually.Is(() => clock.Waiting == 1).GetAwaiter().GetResult();
            var delay = clock.UntilNext;
            clock.Advance(delay);
            return delay;
        })];
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 300], delays.Select(delay => delay.TotalSeconds));
        Assert.Empty(decisions.Decisions);
        decisions.Failure = null;
        await Eventually.Is(() => clock.Waiting == 1);
        clock.Advance(clock.UntilNext);
        await Eventually.Is(() => decisions.Decisions.Count == 1);
        await Eventually.Is(() => rollout.Provider.Overview.Decisions.All(known => known.IsStored));
    }

    [Fact]
    public async Task A_decision_whose_store_never_answers_is_tried_again()
    {
        var clock = new FakeClock();
        var decisions = new FakeDecisionStore { Gate = new TaskCompletionSource().Task };
        await using var rollout = await Rollout.StartAsync(new DecidingStore(), decisions, guardrails: options => options.TimeProvider = clock);
        rollout.FailUntilOff();
        decisions.Gate = Task.CompletedTask;
        for (var wait = 0; wait < 2; wait++)
        {
            await Eventually.Is(() => clock.Waiting == 1);
            clock.Advance(clock.UntilNext);
        }

        await Eventually.Is(() => decisions.Decisions.Count == 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_decision_that_a_crash_has_lost_is_made_again_before_the_first_evaluation(bool isEvidenceOfDecisionLost)
    {
        var store = new DecidingStore { LosesDecisions = isEvidenceOfDecisionLost };
        var first = await Rollout.StartAsync(store, new FakeDecisionStore { Failure = new IOException("disk full") });
        first.FailUntilOff();
        var id = Assert.Single(first.Provider.Overview.Decisions).Decision.Id;
        await first.DisposeAsync();

        await using var second = await Rollout.StartAsync(store, new FakeDecisionStore());
        Assert.Equal(id, Assert.Single(second.Provider.Overview.Decisions).Decision.Id);
        await Eventually.Is(() => second.Decisions.Decisions.Count == 1);
    }

    [Fact]
    public async Task A_stored_decision_is_not_made_again()
    {
        var (store, decisions, observer) = (new DecidingStore(), new FakeDecisionStore(), new Observer());
        var first = await Rollout.StartAsync(store, decisions);
        first.FailUntilOff();
        await Eventually.Is(() => decisions.Decisions.Count == 1);
        await first.DisposeAsync();

        await using var second = await Rollout.StartAsync(store, decisions, guardrails: options => options.Observer = observer);
        Assert.Equal(GuardrailState.Decided, second.Status.State);
        Assert.Single(decisions.Decisions);
        Assert.Empty(observer.Alarms);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_decision_that_people_have_withdrawn_is_not_made_again_after_a_restart(bool isEvidenceOfDecisionLost)
    {
        var (store, decisions) = (new DecidingStore { LosesDecisions = isEvidenceOfDecisionLost }, new FakeDecisionStore());
        var first = await Rollout.StartAsync(store, decisions);
        first.FailUntilOff();
        await Eventually.Is(() => decisions.Decisions.Count == 1);
        await first.Provider.WithdrawAsync(decisions.Decisions[0].Id, "maria", "a false alarm");
        await first.DisposeAsync();

        await using var second = await Rollout.StartAsync(store, decisions);
        Assert.Equal(GuardrailState.Telling, second.Status.State);
        second.Fail(20);
        Assert.True(second.IsOn(second.NextUser(treated: true)));
    }

    [Fact]
    public async Task A_withdrawal_that_arrives_late_also_ends_a_decision_that_was_made_again()
    {
        var (store, decisions) = (new DecidingStore(), new FakeDecisionStore());
        var first = await Rollout.StartAsync(store, decisions);
        first.FailUntilOff();
        await Eventually.Is(() => decisions.Decisions.Count == 1);
        await first.Provider.WithdrawAsync(decisions.Decisions[0].Id, "maria", "a false alarm");
        await first.DisposeAsync();

        // The store answers, but cannot be read.
        decisions.Answers = false;
        var starting = Rollout.StartAsync(store, decisions);
        await Eventually.Is(() => decisions.Scopes.Count > 3);
        decisions.Give(DecisionSnapshot.Unavailable("unreachable"));
        await using var second = await starting;
        Assert.False(second.IsOn("user-1") || second.IsOn("user-2") || second.IsOn("user-3"));
        decisions.Give(decisions.Content);
        await Eventually.Is(() => second.Provider.Overview.Decisions.Count == 0);
        Assert.True(second.IsOn(second.NextUser(treated: true)));
    }

    [Fact]
    public async Task A_shutdown_writes_the_evidence_and_ends_the_counting()
    {
        var rollout = await Rollout.StartAsync();
        rollout.Fail(2);
        var user = rollout.NextUser(treated: true);
        await rollout.DisposeAsync();
        rollout.Track(user);
        Assert.Equal(1, rollout.Store.Flushes);
        Assert.Equal(2, rollout.Status.Treated);
    }
}
