using System.Diagnostics;

namespace OpenRollout.Sources.Tests.Cache;

/// <summary>A folder to which other users can write.</summary>
public sealed class CacheFolderTests : CachedManifestTests
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Everyone = Private | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Theory]
    [InlineData(Everyone)]
    [InlineData(Everyone | UnixFileMode.StickyBit)]
    public async Task A_folder_that_everyone_may_write_to_is_neither_read_nor_written(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await RunAsync("cached");
        File.SetUnixFileMode(Folder.Path, mode);
        Assert.Equal("", await FlagsWithoutServerAsync());

        Server.Serve("flags.json", TestManifests.Of(("served", true)));
        await using (var following = await StartAsync())
        {
            Assert.Equal("served", following.Flags);
            Assert.Null(following.Last.Outage);
            var problem = Assert.Single(following.Last.Problems);
            Assert.Equal("ROLL1009", problem.Id);
            Assert.Contains($"everyone may write to the folder '{Folder.Path}'", problem.Message, StringComparison.Ordinal);

            File.SetUnixFileMode(Folder.Path, Private);
            await following.PollAsync();
            Assert.Empty(following.Last.Problems);
        }

        Assert.Equal("served", await FlagsWithoutServerAsync());
    }

    [Fact]
    public async Task A_folder_below_one_that_everyone_may_write_to_is_created_for_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(Folder.Path, Everyone);
        Server.Serve("flags.json", TestManifests.On());
        await using var following = await HttpFollowing.StartAsync(Address, options => options.CacheFolder = Folder["mine"]);

        Assert.Empty(following.Last.Problems);
        Assert.Equal(Private, File.GetUnixFileMode(Folder["mine"]));
    }

    [Theory]
    [InlineData("a pipe")]
    [InlineData("a link to a pipe")]
    [InlineData("a link to /dev/zero")]
    [InlineData("a link to a cache")]
    [InlineData("an empty file")]
    public async Task Anything_other_than_a_cache_file_in_its_place_is_not_read_and_is_replaced(string what)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await RunAsync("cached");
        Put(what, CacheFile);
        var before = GC.GetTotalAllocatedBytes();
        Assert.Equal("", await FlagsWithoutServerAsync().WaitAsync(Eventually.Patience));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 16 * 1024 * 1024);

        await RunAsync("replaced");
        Assert.Null(new FileInfo(CacheFile).LinkTarget);
        Assert.Equal("replaced", await FlagsWithoutServerAsync());
    }

    private void Put(string what, string path)
    {
        File.Move(path, Folder["elsewhere"]);
        switch (what)
        {
            case "a pipe":
                MakePipe(path);
                break;
            case "a link to a pipe":
                MakePipe(Folder["pipe"]);
                File.CreateSymbolicLink(path, "pipe");
                break;
            case "a link to /dev/zero":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            case "a link to a cache":
                File.CreateSymbolicLink(path, "elsewhere");
                break;
            default:
                File.WriteAllText(path, "");
                break;
        }
    }

    private static void MakePipe(string path)
    {
        using var making = Process.Start("mkfifo", [path]);
        making.WaitForExit();
    }
}
