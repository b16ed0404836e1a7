namespace OpenRollout.Tests.Decisions;

/// <summary>Tests the copy of a store's decisions: a start without the store applies it, and nothing else depends on it.</summary>
public sealed class CachedDecisionStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_start_without_the_store_applies_the_copy()
    {
        var (kept, withdrawn) = (DecisionScenario.SwitchOff("stickers"), DecisionScenario.SwitchOff());
        var store = new FakeDecisionStore(kept);
        await using (var first = await DecisionScenario.StartAsync(Cached(store)))
        {
            await first.Provider.DecideAsync(withdrawn);
            await first.Provider.WithdrawAsync(withdrawn.Id, "maria", "mended");
        }

        await using var next = await StartWithoutStoreAsync(store);

        Assert.Equal((false, true), (next.IsOn("stickers"), next.IsOn()));
        var status = next.Provider.Overview.DecisionStore!;
        Assert.True(status.HasBeenRead);
        Assert.StartsWith("no route to host; the copy in", status.Problem, StringComparison.Ordinal);

        store.Give(store.Content);
        await Eventually.Is(() => next.Provider.Overview.DecisionStore!.Problem is null);
        Assert.False(next.IsOn("stickers"));
    }

    [Fact]
    public async Task Without_a_copy_the_store_counts_as_unread_and_with_an_empty_one_as_read()
    {
        var store = new FakeDecisionStore();
        await using (var first = await StartWithoutStoreAsync(store))
        {
            Assert.False(first.Provider.Overview.DecisionStore!.HasBeenRead);
        }

        store.Answers = true;
        await using (await DecisionScenario.StartAsync(Cached(store)))
        {
        }

        await using var next = await StartWithoutStoreAsync(store);
        Assert.True(next.Provider.Overview.DecisionStore!.HasBeenRead);
    }

    [Fact]
    public async Task A_decision_that_was_withdrawn_in_the_meantime_applies_until_the_store_answers()
    {
        var decision = DecisionScenario.SwitchOff();
        var store = new FakeDecisionStore(decision);
        await using (await DecisionScenario.StartAsync(Cached(store)))
        {
        }

        await store.WithdrawAsync(FolderFollowing.Scope, new DecisionWithdrawal { DecisionId = decision.Id, By = "maria", Reason = "mended" }, CancellationToken.None);
        await using var next = await StartWithoutStoreAsync(store);
        Assert.False(next.IsOn());

        store.Give(store.Content);
        await Eventually.Is(() => next.IsOn());
    }

    [Fact]
    public async Task A_store_that_does_not_answer_or_throws_is_replaced_by_the_copy()
    {
        var store = new FakeDecisionStore(DecisionScenario.SwitchOff());
        await using (await DecisionScenario.StartAsync(Cached(store)))
        {
        }

        store.Answers = false;
        await using var silent = await DecisionScenario.StartAsync(new CachedDecisionStore(store, _folder["copy"]) { AnswerTimeout = TimeSpan.FromMilliseconds(1) });
        Assert.False(silent.IsOn());
        Assert.Contains("has not answered", silent.Provider.Overview.DecisionStore!.Problem, StringComparison.Ordinal);

        var throwing = new DecisionScenario(Cached(store));
        var waiting = throwing.Provider.WaitForManifestAsync();
        await Eventually.Is(() => store.Scopes.Count == 3);
        store.End(new TimeoutException("gone"));
        await waiting;
        Assert.False(throwing.IsOn());
        await throwing.DisposeAsync();
    }

    [Fact]
    public async Task A_copy_that_cannot_be_written_is_a_warning()
    {
        _folder.Write("copy", "a file");
        var store = new FakeDecisionStore(DecisionScenario.SwitchOff("stickers"));

        await using var scenario = await DecisionScenario.StartAsync(Cached(store));
        Assert.Equal((false, true), (scenario.IsOn("stickers"), scenario.IsOn()));
        await scenario.Provider.DecideAsync(DecisionScenario.SwitchOff());
        Assert.False(scenario.IsOn());

        Assert.Null(scenario.Provider.Overview.DecisionStore!.Problem);
        Assert.Contains("cannot be written", Assert.Single(scenario.Provider.Overview.DecisionStore!.Warnings), StringComparison.Ordinal);
    }

    private CachedDecisionStore Cached(FakeDecisionStore store) => new(store, _folder["copy"]);

    private async Task<DecisionScenario> StartWithoutStoreAsync(FakeDecisionStore store)
    {
        store.Answers = false;
        var scenario = new DecisionScenario(Cached(store));
        var readers = store.Scopes.Count;
        var waiting = scenario.Provider.WaitForManifestAsync();
        await Eventually.Is(() => store.Scopes.Count > readers);
        store.Give(DecisionSnapshot.Unavailable("no route to host"));
        await waiting;
        return scenario;
    }
}
