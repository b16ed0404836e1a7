namespace OpenRollout.Tests.Decisions;

/// <summary>Reads a folder of decisions as a provider does, with time that passes only from poll to poll.</summary>
internal sealed class FolderFollowing : IAsyncDisposable
{
    /// <summary>The number of polls within which the store detects each change.</summary>
    public const int PollsForContent = 10;

    public static readonly DecisionScope Scope = new("flags", "Production");

    private readonly FakeClock _time = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<DecisionSnapshot> _given = [];
    private readonly Task _following;

    private FolderFollowing(string folder) => _following = FollowAsync(new FolderDecisionStore(folder, _time));

    /// <summary>Gets the snapshots that the store returned. Does not change while the store waits.</summary>
    public IReadOnlyList<DecisionSnapshot> Given => _given;

    public DecisionSnapshot Last => _given[^1];

    public static async Task<FolderFollowing> StartAsync(string folder)
    {
        var following = new FolderFollowing(folder);
        await following.WaitAsync();
        return following;
    }

    /// <summary>Lets the store poll a number of times and waits for the polls to end.</summary>
    public async Task PollAsync(int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            _time.Advance(FolderDecisionStore.Interval);
            await WaitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _following);
        _stop.Dispose();
    }

    private Task WaitAsync() => Eventually.Is(() => _time.Waiting == 1 || _following.IsCompleted);

    private async Task FollowAsync(FolderDecisionStore store)
    {
        await foreach (var snapshot in store.ReadAsync(Scope, _stop.Token).ConfigureAwait(false))
        {
            _given.Add(snapshot);
        }
    }
}
