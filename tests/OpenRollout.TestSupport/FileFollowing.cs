namespace OpenRollout.TestSupport;

/// <summary>Reads a file as a provider does, with time that passes only from poll to poll.</summary>
internal sealed class FileFollowing : IAsyncDisposable
{
    /// <summary>The number of polls within which the source must detect each change, and detect that the file is unchanged.</summary>
    public const int PollsForContent = 10;

    private readonly FakeClock _time = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<LoadedManifest> _given = [];
    private readonly Task _following;

    private FileFollowing(string path, string? environment, string? overlayPath)
        => _following = FollowAsync(new FileManifestSource(path, environment, _time) { OverlayPath = overlayPath });

    /// <summary>The manifests that the source returned. Does not change while the source waits.</summary>
    public IReadOnlyList<LoadedManifest> Given => _given;

    /// <summary>The keys of the flags of the last manifest, or the ID of its first error.</summary>
    public string Last => Describe(_given[^1]);

    public IEnumerable<string> All => _given.Select(Describe);

    public static async Task<FileFollowing> StartAsync(string path, string? environment = null, string? overlayPath = null)
    {
        var following = new FileFollowing(path, environment, overlayPath);
        await following.WaitAsync();
        return following;
    }

    /// <summary>Lets the source poll a number of times and waits for the polls to end.</summary>
    public async Task PollAsync(int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            _time.Advance(FileManifestSource.Interval);
            await WaitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _following);
        _stop.Dispose();
    }

    private static string Describe(LoadedManifest manifest)
        => manifest.Reading.FirstError?.Id ?? string.Join(' ', manifest.Reading.Manifest.Flags.Select(flag => flag.Key));

    private Task WaitAsync() => Eventually.Is(() => _time.Waiting == 1 || _following.IsCompleted);

    private async Task FollowAsync(FileManifestSource source)
    {
        await foreach (var manifest in source.ReadAsync(_stop.Token).ConfigureAwait(false))
        {
            _given.Add(manifest);
        }
    }
}
