namespace OpenRollout.TestSupport;

/// <summary>
/// Follows a server's manifest as a provider does, with time that passes only from look to look: without jitter, and
/// without a limit of time for requests unless a test sets one.
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

    /// <summary>What the source has given; does not change while the source waits.</summary>
    public IReadOnlyList<LoadedManifest> Given => _given;

    /// <summary>What was given last.</summary>
    public LoadedManifest Last => _given[^1];

    /// <summary>The keys of the flags that are served; empty where there never was a good manifest.</summary>
    public string Flags => string.Join(' ', Last.Reading.Manifest.Flags.Select(flag => flag.Key));

    /// <summary>What is wrong; fails where nothing is.</summary>
    public string Wrong => (Last.Outage ?? Last.Reading.FirstError)!.Message;

    public static HttpManifestOptions OptionsFor(FakeClock time) => new()
    {
        TimeProvider = time,
        Jitter = 0,
        Timeout = Timeout.InfiniteTimeSpan,
        PollingInterval = TimeSpan.FromSeconds(30),
    };

    /// <summary>Starts, and waits for the end of the first look.</summary>
    public static async Task<HttpFollowing> StartAsync(Uri address, Action<HttpManifestOptions>? configure = null, FakeClock? time = null)
    {
        var following = Begin(address, configure, time);
        await following.WaitAsync();
        return following;
    }

    /// <summary>Starts, and waits for nothing.</summary>
    public static HttpFollowing Begin(Uri address, Action<HttpManifestOptions>? configure = null, FakeClock? time = null)
        => new(address, configure, time ?? new FakeClock());

    /// <summary>Lets the polling interval pass so many times; when this is done, so are the looks.</summary>
    public async Task LookAsync(int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            await PassAsync(Options.PollingInterval);
        }
    }

    /// <summary>Lets time pass, and waits until the source waits again.</summary>
    public Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        return WaitAsync();
    }

    /// <summary>Looks until there is something new to be told, for failures that are told only when they last.</summary>
    public async Task LookUntilToldAsync()
    {
        for (var before = _given.Count; _given.Count == before;)
        {
            await LookAsync();
        }
    }

    /// <summary>Waits until the source waits for its next look.</summary>
    public Task WaitAsync() => Eventually.Is(() => _given.Count > 0 && Time.Waiting == 1 || _following.IsCompleted);

    /// <summary>Ends, and waits for the end.</summary>
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
