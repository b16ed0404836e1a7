namespace OpenRollout.Sources.Tests.Cache;

/// <summary>A damaged cache file costs only the cache.</summary>
public sealed class CacheFileTests : CachedManifestTests
{
    [Fact]
    public async Task A_truncated_or_changed_file_is_not_used_and_is_replaced()
    {
        await RunAsync("cached");
        var bytes = await File.ReadAllBytesAsync(CacheFile);
        var broken = Enumerable.Range(0, bytes.Length).Select(length => bytes[..length])
            .Concat(Enumerable.Range(0, bytes.Length).Select(index => Flip(bytes, index)))
            .Append([.. bytes, 0]);
        Server.Answer("flags.json", _ => Reply.Empty(503));
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
    public async Task A_damaged_cache_is_reported_until_it_is_replaced()
    {
        await RunAsync("cached");
        await File.WriteAllTextAsync(CacheFile, "garbage");
        await using var following = await StartAsync();

        // The first good manifest replaced it at once.
        Assert.Empty(following.Last.Problems);
        Assert.Equal("cached", following.Flags);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_reported_and_polling_continues()
    {
        // A file in place of the folder prevents writing, also for a superuser.
        var blocked = Folder.Write("blocked", "");
        Server.Serve("flags.json", TestManifests.Of(("a", true)));
        await using var following = await HttpFollowing.StartAsync(Address, options => options.CacheFolder = Path.Combine(blocked, "cache"));
        AssertServes(following, "a");

        Server.Serve("flags.json", TestManifests.Of(("b", true)));
        await following.PollAsync();
        AssertServes(following, "b");

        File.Delete(blocked);
        await following.PollAsync();
        Assert.Empty(following.Last.Problems);
        Assert.Single(Directory.GetFiles(Path.Combine(blocked, "cache")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_replaced_is_reported_and_no_temporary_file_remains()
    {
        await RunAsync("cached");
        var file = CacheFile;
        File.Delete(file);
        Directory.CreateDirectory(Path.Combine(file, "in the way"));
        await using var following = await StartAsync();

        AssertServes(following, "cached");
        Assert.Empty(Directory.GetFiles(Folder.Path));
    }

    [Fact]
    public async Task The_files_of_a_killed_process_are_removed_and_those_of_a_running_one_are_not()
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
        Server.Serve("other.json", TestManifests.Of(("other", true)));
        await RunAsync("one");
        await using (await HttpFollowing.StartAsync(Server["other.json"], options => options.CacheFolder = Folder.Path))
        {
        }

        Assert.Equal(2, Directory.GetFiles(Folder.Path).Length);
        Assert.Equal("one", await FlagsWithoutServerAsync());
    }

    [Fact]
    public async Task A_file_of_another_address_is_not_used()
    {
        await RunAsync("one");
        var content = await File.ReadAllBytesAsync(CacheFile);
        File.Delete(CacheFile);
        await using (await HttpFollowing.StartAsync(Server["other.json"], options => options.CacheFolder = Folder.Path))
        {
        }

        Server.Serve("other.json", TestManifests.On());
        await using (await HttpFollowing.StartAsync(Server["other.json"], options => options.CacheFolder = Folder.Path))
        {
        }

        await File.WriteAllBytesAsync(CacheFile, content);
        Server.Answer("other.json", _ => Reply.Empty(503));
        await using var following = await HttpFollowing.StartAsync(Server["other.json"], options => options.CacheFolder = Folder.Path);
        Assert.Equal("", following.Flags);
        Assert.Contains(following.Last.Problems, problem => problem.Message.Contains("another address", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deleted_cache_is_written_again_at_the_next_poll()
    {
        Server.Serve("flags.json", Reply.Of(TestManifests.On()).WithETag("\"1\""));
        await using var following = await StartAsync();
        File.Delete(CacheFile);
        await following.PollAsync();

        Assert.True(File.Exists(CacheFile));
        Assert.Empty(following.Last.Problems);
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
}
