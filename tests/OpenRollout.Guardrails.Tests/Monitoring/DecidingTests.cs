using OpenRollout.Guardrails.Tests.Harness;

namespace OpenRollout.Guardrails.Tests.Monitoring;

public sealed class DecidingTests
{
    /// <summary>The median of the table for an outage at 50 %, and the exact number if nobody else fails.</summary>
    private const int UsersUntilAlarm = 11;

    [Fact]
    public async Task A_decision_is_in_force_before_the_event_has_been_tracked()
    {
        await using var rollout = await Rollout.StartAsync();
        Assert.Equal(UsersUntilAlarm, rollout.FailUntilOff());

        var decision = Assert.Single(rollout.Provider.Overview.Decisions).Decision;
        Assert.Equal("stories", decision.FlagKey);
        Assert.Equal("guardrail failures", decision.By);
        Assert.Equal("first", decision.Salt);
        Assert.StartsWith("11 users with the feature and 0 without had 'checkout.failed', at least ", decision.Reason, StringComparison.Ordinal);
        Assert.EndsWith("; tolerated: 1.1", decision.Reason, StringComparison.Ordinal);
        await Eventually.Is(() => rollout.Decisions.Decisions.Contains(decision));

        var status = rollout.Status;
        Assert.Equal(GuardrailState.Decided, status.State);
        Assert.True(status.Evidence >= 1);
        Assert.Equal((UsersUntilAlarm, 0), (status.Treated, status.Control));
        Assert.Equal(decision.Id, status.DecisionId);
        Assert.Equal(decision.Since, status.DecidedAt);
        Assert.Equal(UsersUntilAlarm, status.History.Count);
    }

    [Fact]
    public async Task Failures_without_the_feature_do_not_stop_it()
    {
        await using var rollout = await Rollout.StartAsync();
        for (var user = 0; user < 200; user++)
        {
            rollout.Track(rollout.NextUser(treated: false));
        }

        Assert.Equal((0, 200), (rollout.Status.Treated, rollout.Status.Control));
        Assert.Equal(0, rollout.Status.Evidence);
        Assert.Equal(GuardrailState.Watching, rollout.Status.State);
        Assert.Null(rollout.Status.Ratio);
    }

    [Fact]
    public async Task A_user_counts_once()
    {
        await using var rollout = await Rollout.StartAsync();
        var user = rollout.NextUser(treated: true);
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            rollout.Track(user);
        }

        Assert.Equal(1, rollout.Status.Treated);
    }

    [Fact]
    public async Task A_user_who_failed_in_an_earlier_stage_is_not_counted_again()
    {
        await using var rollout = await Rollout.StartAsync(Rollout.Manifest(percentage: 5));
        string[] users = [.. Enumerable.Range(0, 100).Select(_ => rollout.NextUser(treated: false))];
        Array.ForEach(users, user => rollout.Track(user));
        Assert.DoesNotContain(rollout.Provider.Update(Rollout.Manifest(percentage: 95)), problem => problem.IsError);
        Array.ForEach(users, user => rollout.Track(user));

        Assert.Contains(users, rollout.IsOn);
        Assert.Equal((0, 100), (rollout.Status.Treated, rollout.Status.Control));
    }

    [Fact]
    public async Task Two_flags_are_stopped_by_one_event()
    {
        const string Manifest = """
            {
              "guardrails": { "failures": { "event": "checkout.failed" } },
              "flags": {
                "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "salt": "one", "watch": { "guardrails": ["failures"] }, "stage": "some", "stages": [{ "name": "some", "audiences": [{ "percentage": 50 }] }] } },
                "reels": { "flagType": "boolean", "defaultValue": false, "rollout": { "salt": "two", "watch": { "guardrails": ["failures"] }, "stage": "some", "stages": [{ "name": "some", "audiences": [{ "percentage": 50 }] }] } }
              }
            }
            """;
        await using var rollout = await Rollout.StartAsync(Manifest);
        string[] both = [.. Enumerable.Range(0, 1_000).Select(number => $"user-{number}").Where(user => rollout.IsOn(user) && HasReels(user)).Take(UsersUntilAlarm)];
        foreach (var user in both[..^1])
        {
            rollout.Track(user);
        }

        Assert.Empty(rollout.Provider.Overview.Decisions);
        rollout.Track(both[^1]);
        Assert.Equal(["reels", "stories"], rollout.Provider.Overview.Decisions.Select(known => known.Decision.FlagKey).Order());
        Assert.False(rollout.IsOn(both[0]) || HasReels(both[0]));

        bool HasReels(string user) => rollout.Provider.ResolveBooleanValueAsync("reels", false, Rollout.ContextOf(user)).Result.Value;
    }

    [Fact]
    public async Task Several_guardrails_share_the_bound_and_count_for_themselves()
    {
        const string Manifest = """
            {
              "guardrails": { "failures": { "event": "checkout.failed" }, "slow": { "event": "http.server.slow", "slowerThan": 800 } },
              "flags": {
                "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "salt": "one", "watch": { "guardrails": ["failures", "slow"], "falseAlarms": 2 }, "stage": "some", "stages": [{ "name": "some", "audiences": [{ "percentage": 50 }] }] } }
              }
            }
            """;
        await using var rollout = await Rollout.StartAsync(Manifest);
        Assert.Equal(800, rollout.Provider.State!.Events!.SlowerThan);
        for (var number = 0; number < UsersUntilAlarm - 1; number++)
        {
            var user = rollout.NextUser(treated: true);
            rollout.Track(user);
            rollout.Track(user, "http.server.slow", value: 799);
            rollout.Track(user, "http.server.slow");
        }

        Assert.Equal([UsersUntilAlarm - 1, 0], rollout.Provider.GetGuardrails().Select(status => status.Treated));
        for (var number = 0; number < UsersUntilAlarm; number++)
        {
            rollout.Track(rollout.NextUser(treated: true), "http.server.slow", value: 800);
        }

        Assert.Equal("guardrail slow", Assert.Single(rollout.Provider.Overview.Decisions).Decision.By);
    }

    [Fact]
    public async Task A_guardrail_decides_once_for_each_salt()
    {
        await using var rollout = await Rollout.StartAsync();
        rollout.FailUntilOff();
        var evidence = rollout.Status.Evidence;
        await rollout.Provider.WithdrawAsync(rollout.Status.DecisionId!, "maria", "mended");
        Assert.True(rollout.IsOn(rollout.NextUser(treated: true)));
        rollout.Fail(50);

        Assert.Equal(GuardrailState.Telling, rollout.Status.State);
        Assert.Equal("its decision was withdrawn; it can decide again when the flag has a new salt", rollout.Status.Because);
        Assert.Equal((UsersUntilAlarm, evidence), (rollout.Status.Treated, rollout.Status.Evidence));
        Assert.Empty(rollout.Provider.Overview.Decisions);

        rollout.Provider.Update(Rollout.Manifest(salt: "second"));
        Assert.Equal((GuardrailState.Watching, 0L), (rollout.Status.State, rollout.Status.Treated));
        Assert.Equal(UsersUntilAlarm, rollout.FailUntilOff());
    }

    [Fact]
    public async Task A_decision_lapses_with_the_salt()
    {
        await using var rollout = await Rollout.StartAsync();
        rollout.FailUntilOff();
        rollout.Provider.Update(Rollout.Manifest(salt: "second"));
        Assert.True(rollout.IsOn(rollout.NextUser(treated: true)));
        Assert.Equal(DecisionEffect.Lapsed, Assert.Single(rollout.Provider.Overview.Decisions).Effect);
    }

    [Fact]
    public async Task Events_of_other_names_and_of_users_without_a_unit_count_for_nothing()
    {
        await using var rollout = await Rollout.StartAsync();
        rollout.Track(rollout.NextUser(treated: true), "bought");
        rollout.Provider.Track("checkout.failed");
        rollout.Provider.Track(null!);
        Assert.Equal((0, 0), (rollout.Status.Treated, rollout.Status.Control));
        Assert.Equal(1, rollout.Status.NotCompared["unitMissing"]);
    }

    [Fact]
    public async Task A_flag_that_is_off_counts_nobody()
    {
        await using var rollout = await Rollout.StartAsync(Rollout.Manifest(enabled: "false"));
        rollout.Track("user-1");
        Assert.Equal(1, rollout.Status.NotCompared["inactive"]);
        Assert.Equal(0, rollout.Status.Treated + rollout.Status.Control);
    }
}
