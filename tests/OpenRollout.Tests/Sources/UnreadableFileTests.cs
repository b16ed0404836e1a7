namespace OpenRollout.Tests.Sources;

/// <summary>Tests paths that cannot be read as a file.</summary>
public sealed class UnreadableFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string ManifestPath => _folder["flags.json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_path_that_does_not_exist_yet_is_waited_for()
    {
        var path = Path.Combine(_folder.Path, "later", "deep", "flags.json");
        await using var following = await FileFollowing.StartAsync(path);
        Assert.Contains(path, following.Given[0].Reading.FirstError!.Message, StringComparison.Ordinal);

        _folder.Write("later/deep/flags.json", TestManifests.Of(("a", true)));
        await following.PollAsync();

        Assert.Equal(["ROLL1013", "a"], following.All);
    }

    [Fact]
    public Task A_folder_in_place_of_the_file_is_an_error()
        => IsAnErrorUntilItIsAway(() => Directory.CreateDirectory(ManifestPath), () => Directory.Delete(ManifestPath));

    [Fact]
    public Task A_link_to_itself_is_an_error()
        => IsAnErrorUntilItIsAway(() => File.CreateSymbolicLink(ManifestPath, "flags.json"), () => File.Delete(ManifestPath));

    [Fact]
    public Task A_link_to_nowhere_is_an_error()
        => IsAnErrorUntilItIsAway(() => File.CreateSymbolicLink(ManifestPath, "nowhere.json"), () => File.Delete(ManifestPath));

    [Fact]
    public async Task A_locked_file_is_an_error_until_it_is_released()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        using (var held = new FileStream(ManifestPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            held.Write("{"u8);
            held.Flush();
            await following.PollAsync(2);
            // If the system allows reading a locked file, the half-written text is the error.
            Assert.True(following.Last is "ROLL1001" or "ROLL1013", following.Last);
        }

        _folder.Write("flags.json", TestManifests.Of(("b", true)));
        await following.PollAsync(FileFollowing.PollsForContent);
        Assert.Equal("b", following.Last);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_an_error()
    {
        using (var stream = new FileStream(ManifestPath, FileMode.Create))
        {
            stream.SetLength(65L * 1024 * 1024);
        }

        await using var following = await FileFollowing.StartAsync(ManifestPath);

        Assert.Contains($"{65 * 1024 * 1024} bytes", following.Given[0].Reading.FirstError!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_needs_a_path()
    {
        Assert.Throws<ArgumentNullException>(() => new FileManifestSource(null!));
        Assert.Throws<ArgumentException>(() => new FileManifestSource(""));
    }

    private async Task IsAnErrorUntilItIsAway(Action block, Action unblock)
    {
        block();
        await using var following = await FileFollowing.StartAsync(ManifestPath);
        Assert.Contains(ManifestPath, following.Given[0].Reading.FirstError!.ToString(), StringComparison.Ordinal);
        await following.PollAsync(FileFollowing.PollsForContent);

        unblock();
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await following.PollAsync();

        Assert.Equal(["ROLL1013", "a"], following.All);
    }
}
