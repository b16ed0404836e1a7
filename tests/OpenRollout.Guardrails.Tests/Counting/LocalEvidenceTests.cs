using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Tests.Counting;

/// <summary>Counting in memory, which is the same with and without a state folder.</summary>
public sealed class LocalEvidenceTests : IAsyncDisposable
{
    private readonly LocalEvidenceStore _store = new(null);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public void A_user_is_counted_once_over_all_strata_and_arms()
    {
        var evidence = _store.Open(Watches.Checkout);
        var user = Watches.UserOf(Watches.Checkout, 1);
        var raised = 0;
        evidence.Counted += _ => raised++;
        Assert.False(evidence.HasSeen(user));
        evidence.Count(user, Watches.Strata[0], RolloutArm.Control);
        evidence.Count(user, Watches.Strata[0], RolloutArm.Control);
        evidence.Count(user, Watches.Strata[1], RolloutArm.Treated);

        Assert.True(evidence.HasSeen(user));
        Assert.Equal([new StratumCounts(0.05, 0, 1)], evidence.GetCounts());
        Assert.Equal(1, raised);
    }

    [Fact]
    public void A_user_between_the_arms_is_seen_and_in_no_count()
    {
        var evidence = _store.Open(Watches.Checkout);
        var user = Watches.UserOf(Watches.Checkout, 1);
        evidence.Counted += _ => Assert.Fail("nothing was counted");
        evidence.Count(user, Watches.Fifth, RolloutArm.Between);

        Assert.True(evidence.HasSeen(user));
        Assert.Equal([new StratumCounts(0.2, 0, 0)], evidence.GetCounts());
    }

    [Fact]
    public void A_user_without_an_arm_is_not_seen()
    {
        var evidence = _store.Open(Watches.Checkout);
        evidence.Count(1, default, RolloutArm.None);
        Assert.False(evidence.HasSeen(1));
        Assert.Empty(evidence.GetCounts());
    }

    [Fact]
    public void Threads_that_report_the_same_users_count_each_of_them_once()
    {
        const int Users = 2_000;
        const int Threads = 4;
        var evidence = _store.Open(Watches.Checkout);
        var raised = 0;
        var excess = 0L;
        evidence.Counted += counted =>
        {
            var now = Interlocked.Increment(ref raised);
            // At any time: no more than the users who were reported.
            Interlocked.Add(ref excess, counted.GetCounts().Sum(stratum => stratum.Treated + stratum.Control) > Users || now > Users ? 1 : 0);
        };
        var threads = Enumerable.Range(0, Threads).Select(seed => new Thread(() =>
        {
            foreach (var number in new Draw(seed).Shuffle(Enumerable.Range(0, Users)))
            {
                var user = (ulong)number << (64 - SeenUsers.IndexBits);
                // As it would be when a stage begins meanwhile: another stratum in each thread.
                evidence.Count(user, Watches.Strata[seed], number % 2 == 0 ? RolloutArm.Treated : RolloutArm.Control);
                Interlocked.Add(ref excess, evidence.HasSeen(user) ? 0 : 1);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(0, excess);
        Assert.Equal(Users, raised);
        Assert.Equal((Users / 2, Users / 2), (evidence.GetCounts().Sum(stratum => stratum.Treated), evidence.GetCounts().Sum(stratum => stratum.Control)));
    }

    [Fact]
    public void Counts_of_different_users_are_merged_by_addition()
    {
        var users = CountedUser.DrawSome(new Draw(3), 500);
        var together = Count(users);
        var (first, second) = (Count(users[..(users.Count / 3)]), Count(users[(users.Count / 3)..]));
        foreach (var stratum in together)
        {
            var parts = first.Concat(second).Where(part => part.Share == stratum.Share).ToList();
            Assert.Equal(stratum, new StratumCounts(stratum.Share, parts.Sum(part => part.Treated), parts.Sum(part => part.Control)));
        }

        StratumCounts[] Count(IEnumerable<CountedUser> part)
        {
            var evidence = new LocalEvidenceStore(null).Open(Watches.Checkout);
            foreach (var user in part)
            {
                evidence.Count(user.Hash, user.Stratum, user.Arm);
            }

            return evidence.GetCounts();
        }
    }

    [Fact]
    public void After_the_decision_nobody_is_counted_and_the_evidence_is_frozen()
    {
        var evidence = _store.Open(Watches.Checkout);
        evidence.Count(Watches.UserOf(Watches.Checkout, 1), Watches.Fifth, RolloutArm.Treated);
        var time = new DateTimeOffset(2026, 11, 2, 13, 0, 0, TimeSpan.FromHours(1));
        evidence.Decide(time);
        evidence.Decide(time.AddDays(1));
        evidence.Count(Watches.UserOf(Watches.Checkout, 2), Watches.Fifth, RolloutArm.Treated);

        Assert.Equal(time, evidence.DecidedAt);
        Assert.Equal([new StratumCounts(0.2, 1, 0)], evidence.GetCounts());
    }

    [Fact]
    public void A_changed_definition_under_the_same_salt_is_muted_until_it_is_changed_back()
    {
        var evidence = _store.Open(Watches.Checkout);
        evidence.Count(1, Watches.Fifth, RolloutArm.Treated);
        foreach (var changed in new[] { Watches.Checkout with { Unit = "tenant" }, Watches.Checkout with { Definition = Watches.Checkout.Definition with { Ratio = 1.2m } } })
        {
            var muted = _store.Open(changed);
            muted.Count(ulong.MaxValue, Watches.Fifth, RolloutArm.Treated);
            muted.Decide(DateTimeOffset.UnixEpoch);

            Assert.Contains("has changed", muted.MutedBecause, StringComparison.Ordinal);
            Assert.Contains("choose a new salt for the flag 'stories'", muted.MutedBecause, StringComparison.Ordinal);
            Assert.Equal([new StratumCounts(0.2, 1, 0)], muted.GetCounts());
        }

        Assert.Null(_store.Open(Watches.Checkout with { Salt = "stories-2", Definition = Watches.Checkout.Definition with { Ratio = 1.2m } }).MutedBecause);
        Assert.Same(evidence, _store.Open(Watches.Checkout with { Definition = Watches.Checkout.Definition with { Ratio = 1.10m } }));
        Assert.Null(evidence.MutedBecause);
        Assert.Null(evidence.DecidedAt);
    }

    [Fact]
    public void A_definition_can_change_before_anybody_was_counted()
    {
        var before = _store.Open(Watches.Checkout);
        var after = _store.Open(Watches.Checkout with { Unit = "tenant" });
        Assert.Null(after.MutedBecause);
        before.Count(1, Watches.Fifth, RolloutArm.Treated);
        Assert.Empty(after.GetCounts());
        Assert.NotNull(before.MutedBecause);
    }

    [Fact]
    public void When_the_memory_is_full_the_counting_ends_and_no_user_is_counted_twice()
    {
        var store = new LocalEvidenceStore(null, new LocalEvidenceOptions { MemoryLimit = 3 * SeenUsers.PageBytes });
        var (first, second) = (store.Open(Watches.Checkout), store.Open(Watches.Checkout with { Salt = "stories-2" }));
        var page = 1UL << (64 - 9);
        first.Count(0 * page, Watches.Fifth, RolloutArm.Treated);
        first.Count(1 * page, Watches.Fifth, RolloutArm.Treated);
        second.Count(2 * page, Watches.Fifth, RolloutArm.Treated);
        Assert.Null(first.MutedBecause);

        first.Count(3 * page, Watches.Fifth, RolloutArm.Treated);
        Assert.Contains("0 MB of memory", first.MutedBecause, StringComparison.Ordinal);
        first.Count(page + 1, Watches.Fifth, RolloutArm.Treated);
        Assert.Equal([new StratumCounts(0.2, 2, 0)], first.GetCounts());
        // Others count users for whom they have memory.
        Assert.Null(second.MutedBecause);
        second.Count(3 * page - 1, Watches.Fifth, RolloutArm.Control);
        Assert.Equal([new StratumCounts(0.2, 1, 1)], second.GetCounts());

        // What is released can be used again.
        store.Keep([second.Identity]);
        var third = store.Open(Watches.Checkout with { Salt = "stories-3" });
        third.Count(0 * page, Watches.Fifth, RolloutArm.Treated);
        third.Count(1 * page, Watches.Fifth, RolloutArm.Treated);
        Assert.Null(third.MutedBecause);
    }

    [Fact]
    public void More_strata_than_a_rollout_can_have_are_not_counted()
    {
        var evidence = _store.Open(Watches.Checkout);
        for (var number = 0; number <= StratumTable.Capacity; number++)
        {
            evidence.Count((ulong)number << 40, new Stratum(number + 1, 100_000), RolloutArm.Treated);
        }

        Assert.Equal(StratumTable.Capacity, evidence.GetCounts().Length);
        Assert.False(evidence.HasSeen((ulong)StratumTable.Capacity << 40));
    }

    [Fact]
    public void The_history_is_bounded_evenly_spread_and_begins_with_the_first_user()
    {
        var evidence = _store.Open(Watches.Checkout);
        for (var users = 1L; users <= 50_000; users++)
        {
            evidence.AddPoint(new GuardrailPoint(DateTimeOffset.UnixEpoch.AddSeconds(users), 0.5, users, 0));
        }

        var points = evidence.GetHistory();
        Assert.InRange(points.Length, EvidenceHistory.Capacity / 2, EvidenceHistory.Capacity);
        Assert.Equal(1, points[0].Treated);
        Assert.InRange(points[^1].Treated, 49_000, 50_000);
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.InRange(pair.Second.Treated - pair.First.Treated, 1, 1_024));
    }

    [Fact]
    public void Without_a_folder_a_guardrail_only_tells_and_says_why()
    {
        Assert.Contains("no state folder", _store.Open(Watches.Checkout).TellsOnlyBecause, StringComparison.Ordinal);
        Assert.Null(_store.Problem);
    }
}
