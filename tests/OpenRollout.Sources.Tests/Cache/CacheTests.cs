using OpenRollout.Sources.Tests.Server;
using OpenRollout.Tests.Support;

namespace OpenRollout.Sources.Tests.Cache;

/// <summary>The last good manifest outlives the process; what is wrong with its file never costs more than the file.</summary>
public sealed class CacheTests : AsyncDisposableTests
{
    private readonly LoopbackServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    private Uri Address => _server["flags.json"];

    private string CacheFile => Assert.Single(Directory.GetFiles(_folder.Path, "*.cache"));

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_restart_without_the_server_serves_what_was_served_and_says_since_when()
    {
        await RunAsync("before");
        await _server.DisposeAsync();
        _time.Advance(TimeSpan.FromHours(5));

        await using var following = await StartAsync();

        Assert.Equal("before", following.Flags);
        Assert.Contains("refused", following.Last.Outage!.Message, StringComparison.Ordinal);
        Assert.Contains("served is the manifest that was current at 2026-11-02 12:00:00Z", following.Last.Outage.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(5), _time.GetUtcNow() - following.Last.ConfirmedAt);
    }

    [Fact]
    public async Task The_age_counts_from_the_last_confirmation()
    {
        _server.Serve("flags.json", Reply.Of(TestManifests.On()).WithETag("\"1\""));
        await using (var following = await StartAsync())
        {
            await following.LookAsync(3);
        }

        await _server.DisposeAsync();
        await using var again = await StartAsync();
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 12, 1, 30, TimeSpan.Zero), again.Last.ConfirmedAt);
    }

    [Fact]
    public async Task After_a_restart_the_server_needs_to_send_only_that_nothing_has_changed()
    {
        _server.Serve("flags.json", Reply.Of(TestManifests.On()).WithETag("\"1\""));
        await using (await StartAsync())
        {
        }

        await using var following = await StartAsync();
        Assert.Equal("\"1\"", _server.Requests[^1]["If-None-Match"]);
        Assert.Null(Assert.Single(following.Given).Outage);
        Assert.Equal("on", following.Flags);
    }

    [Fact]
    public async Task A_server_that_is_slow_at_the_start_is_not_waited_for()
    {
        await RunAsync("cached");
        var answer = new TaskCompletionSource();
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("new", true))).After(answer.Task));
        await using var following = HttpFollowing.Begin(Address, options => options.CacheFolder = _folder.Path, _time);
        await Eventually.Is(() => _server.Requests.Count == 2 && _time.Waiting == 1);
        Assert.Empty(following.Given);

        _time.Advance(following.Options.StartPatience);
        await Eventually.Is(() => following.Given.Count == 1);
        Assert.Equal("cached", following.Flags);
        Assert.Contains("has not answered within 00:00:02", following.Last.Outage!.Message, StringComparison.Ordinal);

        answer.SetResult();
        await following.WaitAsync();
        Assert.Equal("new", following.Flags);
        Assert.Null(following.Last.Outage);
    }

    [Fact]
    public async Task A_server_with_a_bad_manifest_at_the_start_leaves_the_cached_one()
    {
        await RunAsync("cached");
        _server.Serve("flags.json", TestManifests.Bad);
        await using var following = await StartAsync();

        Assert.Equal("cached", following.Flags);
        Assert.Equal("ROLL1004", following.Last.Outage!.Id);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_or_changed_anywhere_is_not_used_and_soon_replaced()
    {
        await RunAsync("cached");
        var bytes = await File.ReadAllBytesAsync(CacheFile);
        var broken = Enumerable.Range(0, bytes.Length).Select(length => bytes[..length])
            .Concat(Enumerable.Range(0, bytes.Length).Select(index => Flip(bytes, index)))
            .Append([.. bytes, 0]);
        _server.Answer("flags.json", _ => Reply.Empty(503));
        foreach (var content in broken.Where((_, index) => index % 17 == 0))
        {
            await File.WriteAllBytesAsync(CacheFile, content);
            await using var following = await StartAsync();
            Assert.Equal("", following.Flags);
            Assert.Contains(following.Last.Problems, problem => problem.Id == "ROLL1009" && problem.Message.Contains(CacheFile, StringComparison.Ordinal));
        }

        await RunAsync("mended");
        Assert.Equal("mended", await FlagsWithoutServerAsync());
    }

    [Fact]
    public async Task A_good_start_with_a_broken_cache_says_so_until_it_is_replaced()
    {
        await RunAsync("cached");
        await File.WriteAllTextAsync(CacheFile, "garbage");
        await using var following = await StartAsync();

        // The first good manifest was written over it at once.
        Assert.Empty(following.Last.Problems);
        Assert.Equal("cached", following.Flags);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_and_everything_goes_on()
    {
        // A file in place of the folder stops everyone, a superuser too.
        var blocked = _folder.Write("blocked", "");
        _server.Serve("flags.json", TestManifests.Of(("a", true)));
        await using var following = await HttpFollowing.StartAsync(Address, options => options.CacheFolder = Path.Combine(blocked, "cache"));
        AssertServes(following, "a");

        _server.Serve("flags.json", TestManifests.Of(("b", true)));
        await following.LookAsync();
        AssertServes(following, "b");

        File.Delete(blocked);
        await following.LookAsync();
        Assert.Empty(following.Last.Problems);
        Assert.Single(Directory.GetFiles(Path.Combine(blocked, "cache")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_replaced_is_told_and_nothing_is_left_lying_about()
    {
        await RunAsync("cached");
        var file = CacheFile;
        File.Delete(file);
        Directory.CreateDirectory(Path.Combine(file, "in the way"));
        await using var following = await StartAsync();

        AssertServes(following, "cached");
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task What_a_killed_process_left_is_removed_and_what_another_writes_is_not()
    {
        await RunAsync("cached");
        var (left, written) = ($"{CacheFile}.1.tmp", $"{CacheFile}.2.tmp");
        await File.WriteAllTextAsync(left, "half");
        using (var writing = new FileStream(written, FileMode.CreateNew, FileAccess.Write, FileShare.Delete))
        {
            Assert.Equal("cached", await FlagsWithoutServerAsync());
            Assert.False(File.Exists(left));
            Assert.True(File.Exists(written));
        }

        Assert.Equal("cached", await FlagsWithoutServerAsync());
        Assert.False(File.Exists(written));
    }

    [Fact]
    public async Task Two_addresses_share_a_folder()
    {
        _server.Serve("other.json", TestManifests.Of(("other", true)));
        await RunAsync("one");
        await using (await HttpFollowing.StartAsync(_server["other.json"], options => options.CacheFolder = _folder.Path))
        {
        }

        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
        Assert.Equal("one", await FlagsWithoutServerAsync());
    }

    [Fact]
    public async Task A_file_of_another_address_is_not_used()
    {
        await RunAsync("one");
        var content = await File.ReadAllBytesAsync(CacheFile);
        File.Delete(CacheFile);
        await using (await HttpFollowing.StartAsync(_server["other.json"], options => options.CacheFolder = _folder.Path))
        {
        }

        _server.Serve("other.json", TestManifests.On());
        await using (await HttpFollowing.StartAsync(_server["other.json"], options => options.CacheFolder = _folder.Path))
        {
        }

        await File.WriteAllBytesAsync(CacheFile, content);
        _server.Answer("other.json", _ => Reply.Empty(503));
        await using var following = await HttpFollowing.StartAsync(_server["other.json"], options => options.CacheFolder = _folder.Path);
        Assert.Equal("", following.Flags);
        Assert.Contains(following.Last.Problems, problem => problem.Message.Contains("another address", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_deletes_it_gets_it_back_at_the_next_look()
    {
        _server.Serve("flags.json", Reply.Of(TestManifests.On()).WithETag("\"1\""));
        await using var following = await StartAsync();
        File.Delete(CacheFile);
        await following.LookAsync();

        Assert.True(File.Exists(CacheFile));
        Assert.Empty(following.Last.Problems);
    }

    [Fact]
    public async Task A_manifest_with_errors_never_gets_into_it()
    {
        _server.Serve("flags.json", TestManifests.Of(("good", true)));
        await using (var following = await StartAsync())
        {
            _server.Serve("flags.json", TestManifests.Bad);
            await following.LookAsync();
        }

        Assert.Equal("good", await FlagsWithoutServerAsync());
    }

    [Fact]
    public async Task Only_its_owner_may_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await RunAsync("cached");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CacheFile));
    }

    private static byte[] Flip(byte[] bytes, int index)
    {
        var flipped = bytes.ToArray();
        flipped[index] ^= 1;
        return flipped;
    }

    private static void AssertServes(HttpFollowing following, string flags)
    {
        Assert.Equal(flags, following.Flags);
        Assert.Null(following.Last.Outage);
        Assert.Equal(["ROLL1009"], following.Last.Problems.Select(problem => problem.Id));
    }

    private Task<HttpFollowing> StartAsync() => HttpFollowing.StartAsync(Address, options => options.CacheFolder = _folder.Path, _time);

    /// <summary>A process that read the server's manifest once.</summary>
    private async Task RunAsync(string flag)
    {
        _server.Serve("flags.json", TestManifests.Of((flag, true)));
        await using var following = await StartAsync();
        Assert.Equal(flag, following.Flags);
    }

    private async Task<string> FlagsWithoutServerAsync()
    {
        _server.Answer("flags.json", _ => Reply.Dropped());
        await using var following = await StartAsync();
        return following.Flags;
    }
}
