using System.Text;

namespace OpenRollout.Tests.Sources;

/// <summary>Verifies that each kind of file change is detected exactly once.</summary>
public sealed class FileChangeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string ManifestPath => _folder["flags.json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_unchanged_file_is_returned_once()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        await following.PollAsync(3 * FileFollowing.PollsForContent);
        File.SetLastWriteTimeUtc(ManifestPath, DateTime.UtcNow.AddHours(1));
        await following.PollAsync(FileFollowing.PollsForContent);

        Assert.Equal(["a"], following.All);
    }

    [Fact]
    public async Task Writing_in_place_is_found_at_the_next_poll()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        _folder.Write("flags.json", TestManifests.Of(("a", true), ("b", true)));
        await following.PollAsync();

        Assert.Equal(["a", "a b"], following.All);
    }

    [Fact]
    public async Task Writing_in_pieces_returns_the_whole_file_and_no_piece()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);
        var text = Encoding.UTF8.GetBytes(TestManifests.Of([.. Enumerable.Range(0, 50).Select(number => ($"flag-{number}", true))]));

        using (var stream = new FileStream(ManifestPath, FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            await following.PollAsync();
            foreach (var piece in text.Chunk(100))
            {
                stream.Write(piece);
                stream.Flush();
                await following.PollAsync();
            }
        }

        await following.PollAsync();
        Assert.Equal(2, following.Given.Count);
        Assert.Equal(50, following.Given[1].Reading.Manifest.Flags.Count);
    }

    [Fact]
    public async Task Renaming_over_the_file_is_seen()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        File.Move(_folder.Write("new.json", TestManifests.Of(("longer", true))), ManifestPath, overwrite: true);
        await following.PollAsync();

        Assert.Equal(["a", "longer"], following.All);
    }

    [Fact]
    public async Task Deleting_and_creating_again_is_seen_and_the_gap_is_not()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        File.Delete(ManifestPath);
        await following.PollAsync();
        _folder.Write("flags.json", TestManifests.Of(("longer", true)));
        await following.PollAsync();

        Assert.Equal(["a", "longer"], following.All);
    }

    [Fact]
    public async Task A_deleted_file_is_an_error_once_until_the_same_file_is_back()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        File.Delete(ManifestPath);
        await following.PollAsync(FileFollowing.PollsForContent);
        Assert.Equal(["a", "ROLL1013"], following.All);
        Assert.Contains(ManifestPath, following.Given[1].Reading.FirstError!.ToString(), StringComparison.Ordinal);

        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await following.PollAsync();
        Assert.Equal(["a", "ROLL1013", "a"], following.All);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Swapping_the_link_of_a_mounted_folder_is_found_at_the_next_poll(bool isAlike)
    {
        // Like a ConfigMap mounted by Kubernetes: flags.json -> ..data/flags.json, ..data -> ..a folder with a time in its name.
        var written = new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_folder.Write("..2026_1/flags.json", TestManifests.Of(("a", true))), written);
        File.SetLastWriteTimeUtc(_folder.Write("..2026_2/flags.json", TestManifests.Of((isAlike ? "b" : "longer", true))), isAlike ? written : written.AddDays(1));
        Directory.CreateSymbolicLink(_folder["..data"], "..2026_1");
        File.CreateSymbolicLink(ManifestPath, "..data/flags.json");
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        Directory.CreateSymbolicLink(_folder["..data_tmp"], "..2026_2");
        Links.Rename(_folder["..data_tmp"], _folder["..data"]);
        await following.PollAsync();

        Assert.Equal(["a", isAlike ? "b" : "longer"], following.All);
    }

    [Fact]
    public async Task An_edit_of_equal_length_and_time_is_seen_by_its_content()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        var written = File.GetLastWriteTimeUtc(ManifestPath);
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        _folder.Write("flags.json", TestManifests.Of(("b", true)));
        File.SetLastWriteTimeUtc(ManifestPath, written);
        await following.PollAsync(FileFollowing.PollsForContent);

        Assert.Equal(["a", "b"], following.All);
    }

    [Fact]
    public async Task Another_error_is_returned_and_the_same_one_is_not_returned_again()
    {
        _folder.Write("flags.json", "{");
        await using var following = await FileFollowing.StartAsync(ManifestPath);
        await following.PollAsync(FileFollowing.PollsForContent);
        Assert.Equal(["ROLL1001"], following.All);

        _folder.Write("flags.json", TestManifests.Bad);
        await following.PollAsync(2);
        Assert.Equal(["ROLL1001", "ROLL1004"], following.All);
    }

    [Fact]
    public async Task Each_of_many_edits_is_seen()
    {
        _folder.Write("flags.json", TestManifests.Of(("flag-0", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);
        var expected = new List<string> { "flag-0" };
        for (var number = 1; number <= 100; number++)
        {
            // Always of a different length, because the file's time may not change between two writes.
            expected.Add($"flag-{number:000}{new string('x', number % 2)}");
            _folder.Write("flags.json", TestManifests.Of((expected[^1], true)));
            await following.PollAsync();
        }

        Assert.Equal(expected, following.All);
    }
}
