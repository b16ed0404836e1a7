using System.Text;

namespace OpenRollout.Tests.Sources;

/// <summary>All the ways in which a file can change are seen, each once.</summary>
public sealed class FileChangeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string ManifestPath => _folder["flags.json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_stays_the_same_is_given_once()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        await following.LookAsync(3 * FileFollowing.LooksForContent);
        File.SetLastWriteTimeUtc(ManifestPath, DateTime.UtcNow.AddHours(1));
        await following.LookAsync(FileFollowing.LooksForContent);

        Assert.Equal(["a"], following.All);
    }

    [Fact]
    public async Task Writing_in_place_is_seen_at_the_next_look()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        _folder.Write("flags.json", TestManifests.Of(("a", true), ("b", true)));
        await following.LookAsync();

        Assert.Equal(["a", "a b"], following.All);
    }

    [Fact]
    public async Task Writing_in_pieces_gives_the_whole_and_no_piece()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);
        var text = Encoding.UTF8.GetBytes(TestManifests.Of([.. Enumerable.Range(0, 50).Select(number => ($"flag-{number}", true))]));

        using (var stream = new FileStream(ManifestPath, FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            await following.LookAsync();
            foreach (var piece in text.Chunk(100))
            {
                stream.Write(piece);
                stream.Flush();
                await following.LookAsync();
            }
        }

        await following.LookAsync();
        Assert.Equal(2, following.Given.Count);
        Assert.Equal(50, following.Given[1].Reading.Manifest.Flags.Count);
    }

    [Fact]
    public async Task Renaming_over_the_file_is_seen()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        File.Move(_folder.Write("new.json", TestManifests.Of(("longer", true))), ManifestPath, overwrite: true);
        await following.LookAsync();

        Assert.Equal(["a", "longer"], following.All);
    }

    [Fact]
    public async Task Deleting_and_creating_again_is_seen_and_the_gap_is_not()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        File.Delete(ManifestPath);
        await following.LookAsync();
        _folder.Write("flags.json", TestManifests.Of(("longer", true)));
        await following.LookAsync();

        Assert.Equal(["a", "longer"], following.All);
    }

    [Fact]
    public async Task A_file_that_stays_away_is_an_error_once_and_the_same_file_mends_it()
    {
        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        File.Delete(ManifestPath);
        await following.LookAsync(FileFollowing.LooksForContent);
        Assert.Equal(["a", "ROLL1013"], following.All);
        Assert.Contains(ManifestPath, following.Given[1].Reading.FirstError!.ToString(), StringComparison.Ordinal);

        _folder.Write("flags.json", TestManifests.Of(("a", true)));
        await following.LookAsync();
        Assert.Equal(["a", "ROLL1013", "a"], following.All);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Swapping_the_link_of_a_mounted_folder_is_seen_at_the_next_look(bool isAlike)
    {
        // As Kubernetes mounts a ConfigMap: flags.json -> ..data/flags.json, ..data -> ..a folder with a time in its name.
        var written = new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_folder.Write("..2026_1/flags.json", TestManifests.Of(("a", true))), written);
        File.SetLastWriteTimeUtc(_folder.Write("..2026_2/flags.json", TestManifests.Of((isAlike ? "b" : "longer", true))), isAlike ? written : written.AddDays(1));
        Directory.CreateSymbolicLink(_folder["..data"], "..2026_1");
        File.CreateSymbolicLink(ManifestPath, "..data/flags.json");
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        Directory.CreateSymbolicLink(_folder["..data_tmp"], "..2026_2");
        Links.Rename(_folder["..data_tmp"], _folder["..data"]);
        await following.LookAsync();

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
        await following.LookAsync(FileFollowing.LooksForContent);

        Assert.Equal(["a", "b"], following.All);
    }

    [Fact]
    public async Task Another_error_is_given_and_the_same_one_is_not_given_again()
    {
        _folder.Write("flags.json", "{");
        await using var following = await FileFollowing.StartAsync(ManifestPath);
        await following.LookAsync(FileFollowing.LooksForContent);
        Assert.Equal(["ROLL1001"], following.All);

        _folder.Write("flags.json", TestManifests.Bad);
        await following.LookAsync(2);
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
            // Always of another length than the one before: the file system's clock may stand still between two writes.
            expected.Add($"flag-{number:000}{new string('x', number % 2)}");
            _folder.Write("flags.json", TestManifests.Of((expected[^1], true)));
            await following.LookAsync();
        }

        Assert.Equal(expected, following.All);
    }
}
