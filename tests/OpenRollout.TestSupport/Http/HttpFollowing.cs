namespace OpenRollout.TestSupport;

/// <summary>
/// Reads a server's manifest as a provider does, with time that passes only from poll to poll: without jitter, and
/// without a timeout unless a test sets one.
/// </summary>
internal sealed class HttpFollowing : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<LoadedManifest> _given = [];
    private readonly Task _following;

    private HttpFollowing(Uri address, Action<HttpManifestOptions>? configure, FakeClock time)
    {
        Time = time;
        Options = OptionsFor(time);
        configure?.Invoke(Options);
        _following = Task.Run(() => FollowAsync(new HttpManifestSource(address, Options)));
    }

    public FakeClock Time { get; }

    public HttpManifestOptions Options { get; }

    /// <summary>The manifests that the source returned. Does not change while the source waits.</summary>
    public IReadOnlyList<LoadedManifest> Given => _given;

    /// <summary>The last manifest.</summary>
    public LoadedManifest Last => _given[^1];

    /// <summary>The keys of the served flags; empty if there was no good manifest.</summary>
    public string Flags => string.Join(' ', Last.Reading.Manifest.Flags.Select(flag => flag.Key));

    /// <summary>The message of the current problem; fails if there is none.</summary>
    public string Wrong => (Last.Outage ?? Last.Reading.FirstError)!.Message;

    public static HttpManifestOptions OptionsFor(FakeClock time) => new()
    {
        TimeProvider = time,
        Jitter = 0,
        Timeout = Timeout.InfiniteTimeSpan,
        PollingInterval = TimeSpan.FromSeconds(30),
    };

    /// <summary>Starts and waits for the end of the first poll.</summary>
    public static async Task<HttpFollowing> StartAsync(Uri address, Action<HttpManifestOptions>? configure = null, FakeClock? time = null)
    {
        var following = Begin(address, configure, time);
        await following.WaitAsync();
        return following;
    }

    /// <summary>Starts without waiting.</summary>
    public static HttpFollowing Begin(Uri address, Action<HttpManifestOptions>? configure = null, FakeClock? time = null)
        => new(address, configure, time ?? new FakeClock());

    /// <summary>Advances the clock by a number of polling intervals and waits for the polls to end.</summary>
    public async Task PollAsync(int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            await AdvanceAsync(Options.PollingInterval);
        }
    }

    /// <summary>Advances the clock and waits until the source waits again.</summary>
    public Task AdvanceAsync(TimeSpan time)
    {
        Time.Advance(time);
        return WaitAsync();
    }

    /// <summary>Polls until the source returns another manifest, for failures that are reported only when they persist.</summary>
    public async Task PollUntilReportedAsync()
    {
        for (var before = _given.Count; _given.Count == before;)
        {
            await PollAsync();
        }
    }

    /// <summary>Waits until the source waits for its next poll.</summary>
    public Task WaitAsync() => Eventually.Is(() => _given.Count > 0 && Time.Waiting == 1 || _following.IsCompleted);

    /// <summary>Stops and waits for the end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _following);
        _stop.Dispose();
    }

    private async Task FollowAsync(HttpManifestSource source)
    {
        await foreach (var manifest in source.ReadAsync(_stop.Token).ConfigureAwait(false))
        {
            _given.Add(manifest);
        }
    }
}
