namespace OpenRollout.Tests.Sources;

/// <summary>Verifies that polling unchanged files allocates almost nothing.</summary>
public sealed class IdleFollowingTests : IDisposable
{
    private const int Looks = 800;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_poll_allocates_nearly_nothing()
    {
        _folder.Write("real/flags.json", """{ "segments": { "alpha": { "keysFrom": "alpha.txt" } }, "flags": {} }""");
        _folder.Write("real/alpha.txt", "ada\n");
        Directory.CreateSymbolicLink(_folder["link"], "real");

        // Links that were created recently are read at each poll.
        await AssertAllocatesNearlyNothingAsync(time => new FileManifestSource(Path.Combine(_folder["link"], "flags.json"), time), TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task A_poll_of_a_manifest_with_its_overlay_allocates_nearly_nothing()
    {
        _folder.Write("flags.json", TestPairs.Manifest());
        _folder.Write("flags.Production.json", TestPairs.Overlay());

        await AssertAllocatesNearlyNothingAsync(time => new FileManifestSource(_folder["flags.json"], "Production", time), TimeSpan.Zero);
    }

    private static async Task AssertAllocatesNearlyNothingAsync(Func<TimeProvider, FileManifestSource> create, TimeSpan settling)
    {
        var time = new OneTimer();
        using var stop = new CancellationTokenSource();
        var given = 0;
        var following = Task.Run(async () =>
        {
            await foreach (var manifest in create(time).ReadAsync(stop.Token))
            {
                Assert.Null(manifest.Reading.FirstError);
                given++;
            }
        });
        await Eventually.Is(() => time.IsWaiting);
        await Task.Delay(settling);
        // The first polls can still run on the thread that was about to wait. As soon as one runs on this thread, all others do.
        await Eventually.Is(() => time.IsWaiting && time.GoOff());
        // One-time allocations: pooled buffers, code.
        time.GoOff(Looks);

        // The polls run on this thread, within the timer.
        var before = GC.GetAllocatedBytesForCurrentThread();
        time.GoOff(Looks);
        var perLook = (GC.GetAllocatedBytesForCurrentThread() - before) / Looks;

        Assert.Equal(1, given);
        Assert.True(perLook < 100, $"{perLook} bytes for each look");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    /// <summary>A clock with one timer that fires on the calling thread and allocates nothing, unlike FakeTimeProvider.</summary>
    private sealed class OneTimer : TimeProvider, ITimer
    {
        private Action _goOff = () => { };
        private int _thread;

        public bool IsWaiting { get; private set; }

        public void GoOff(int times)
        {
            for (var time = 0; time < times; time++)
            {
                Assert.True(GoOff());
            }
        }

        /// <summary>Fires once. Returns whether the code that waited for the timer ran on the calling thread, and waits again.</summary>
        public bool GoOff()
        {
            IsWaiting = false;
            _goOff();
            return IsWaiting && _thread == Environment.CurrentManagedThreadId;
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _goOff = () => callback(state);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _thread = Environment.CurrentManagedThreadId;
            return IsWaiting = true;
        }

        public void Dispose() => IsWaiting = false;

        public ValueTask DisposeAsync() => default;
    }
}
