namespace OpenRollout.Sources.Tests.Files;

/// <summary>A manifest and the overlay of its environment are read from files as one.</summary>
public sealed class FilePairTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string ManifestPath => _folder["flags.json"];

    private string OverlayPath => _folder["flags.Production.json"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Production")]
    [InlineData("production")]
    public async Task The_overlay_beside_the_manifest_is_merged_regardless_of_the_case_of_the_environment(string environment)
    {
        WritePair();
        await using var following = await StartAsync(environment);

        Assert.Equal("m1 o1", Describe(following));
        Assert.Equal(("Production", "Production"), (following.Given[0].Environment, following.Given[0].RequestedEnvironment));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Development")]
    [InlineData("../Production")]
    public async Task For_an_environment_that_is_not_listed_the_manifest_is_served_alone(string? environment)
    {
        WriteManifest("m1");
        // Not read: it would be an error.
        _folder.Write("flags.Development.json", "{");
        await using var following = await StartAsync(environment);

        Assert.Equal("m1", Describe(following));
        Assert.Null(following.Given[0].Environment);
        Assert.Equal(string.IsNullOrEmpty(environment) ? null : environment, following.Given[0].RequestedEnvironment);
    }

    [Fact]
    public async Task An_overlay_can_be_in_another_folder()
    {
        WriteManifest("m1");
        await using var following = await FileFollowing.StartAsync(ManifestPath, "Production", _folder.Write("mounted/production.json", TestPairs.Overlay("elsewhere")));
        Assert.Equal("m1 elsewhere", Describe(following));

        _folder.Write("mounted/production.json", TestPairs.Overlay("again"));
        await following.PollAsync(FileFollowing.PollsForContent);
        Assert.Equal("m1 again", Describe(following));
    }

    [Fact]
    public async Task A_change_of_either_file_is_served()
    {
        WritePair();
        await using var following = await StartAsync();
        WriteOverlay("o2");
        await following.PollAsync(FileFollowing.PollsForContent);
        WriteManifest("m2");
        await following.PollAsync(FileFollowing.PollsForContent);

        Assert.Equal(["m1 o1", "m1 o2", "m2 o2"], following.Given.Select(TestPairs.Describe));
    }

    [Fact]
    public async Task The_same_length_and_time_do_not_hide_a_change_of_the_overlay()
    {
        WritePair();
        await using var following = await StartAsync();
        var time = File.GetLastWriteTimeUtc(OverlayPath);
        WriteOverlay("o2");
        File.SetLastWriteTimeUtc(OverlayPath, time);
        await following.PollAsync(FileFollowing.PollsForContent);

        Assert.Equal("m1 o2", Describe(following));
    }

    [Fact]
    public async Task A_listed_environment_without_its_overlay_is_an_error_until_the_overlay_appears()
    {
        WriteManifest("m1");
        await using var following = await StartAsync();
        var problem = following.Given[0].Reading.FirstError!;
        Assert.Equal("ROLL1013", problem.Id);
        Assert.Contains("flags.Production.json", problem.Message, StringComparison.Ordinal);
        Assert.Equal(ManifestPath, problem.Path);

        WriteOverlay("o1");
        await following.PollAsync();
        Assert.Equal("m1 o1", Describe(following));
    }

    [Fact]
    public async Task Loading_fails_if_the_overlay_is_missing()
    {
        WriteManifest("m1");
        var exception = await Assert.ThrowsAsync<ManifestException>(() => OpenRolloutProvider.LoadAsync(ManifestPath, "Production"));

        Assert.Contains("flags.Production.json", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overlay_that_disappears_is_an_error_and_never_the_manifest_alone()
    {
        WritePair();
        await using var following = await StartAsync();
        File.Delete(OverlayPath);
        await following.PollAsync(2 * FileFollowing.PollsForContent);
        WriteOverlay("o1");
        await following.PollAsync(FileFollowing.PollsForContent);

        Assert.Equal(["m1 o1", "ROLL1013", "m1 o1"], following.Given.Select(TestPairs.Describe));
    }

    [Fact]
    public async Task An_overlay_that_is_away_for_one_poll_is_not_reported()
    {
        WritePair();
        await using var following = await StartAsync();
        File.Move(OverlayPath, _folder["away"]);
        await following.PollAsync();
        File.Move(_folder["away"], OverlayPath);
        await following.PollAsync(FileFollowing.PollsForContent);

        Assert.Equal(["m1 o1"], following.Given.Select(TestPairs.Describe));
    }

    [Fact]
    public async Task Half_an_overlay_is_not_served()
    {
        WritePair();
        await using var following = await StartAsync();
        File.WriteAllText(OverlayPath, TestPairs.Overlay("o2")[..40]);
        await following.PollAsync();
        WriteOverlay("o2");
        await following.PollAsync(FileFollowing.PollsForContent);

        Assert.Equal(["m1 o1", "m1 o2"], following.Given.Select(TestPairs.Describe));
    }

    [Fact]
    public async Task A_manifest_that_begins_to_list_the_environment_requires_the_overlay_and_one_that_ends_it_does_not()
    {
        _folder.Write("flags.json", TestPairs.Manifest("m1", "\"Staging\""));
        await using var following = await StartAsync();
        WriteManifest("m2");
        await following.PollAsync(FileFollowing.PollsForContent);
        WriteOverlay("o2");
        await following.PollAsync(FileFollowing.PollsForContent);
        _folder.Write("flags.json", TestPairs.Manifest("m3", "\"Staging\""));
        await following.PollAsync(FileFollowing.PollsForContent);

        Assert.Equal(["m1", "ROLL1013", "m2 o2", "m3"], following.Given.Select(TestPairs.Describe));
    }

    [Fact]
    public async Task Something_other_than_a_file_is_an_error_with_its_reason()
    {
        WriteManifest("m1");
        Directory.CreateDirectory(OverlayPath);
        await using var following = await StartAsync();

        Assert.Equal("ROLL1013", Describe(following));
        Assert.Contains("denied", following.Given[0].Reading.FirstError!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "ROLL1001")]
    [InlineData("", "ROLL1001")]
    [InlineData("""{ "environment": "Staging", "flags": {} }""", "ROLL1004")]
    public async Task An_overlay_with_errors_is_reported_in_its_own_file(string overlay, string id)
    {
        WriteManifest("m1");
        _folder.Write("flags.Production.json", overlay);
        await using var following = await StartAsync();

        Assert.Equal((id, OverlayPath), (Describe(following), following.Given[0].Reading.FirstError!.Path));
    }

    [Fact]
    public async Task Files_of_keys_that_an_overlay_names_are_below_the_manifests_folder_and_followed()
    {
        WriteManifest("m1");
        _folder.Write("cohorts/alpha.txt", "ada\n");
        var overlay = _folder.Write("mounted/overlay.json", TestPairs.Overlay("o1", segments: "\"alpha\": { \"keysFrom\": \"cohorts/alpha.txt\" }"));
        await using var following = await FileFollowing.StartAsync(ManifestPath, "Production", overlay);
        Assert.Equal("m1 o1", Describe(following));

        _folder.Write("cohorts/alpha.txt", "ada\ngrace\n");
        await following.PollAsync(FileFollowing.PollsForContent);
        Assert.Equal(["m1 o1", "m1 o1"], following.Given.Select(TestPairs.Describe));
    }

    [Fact]
    public async Task The_time_of_change_is_the_later_one()
    {
        WritePair();
        var (earlier, later) = (new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc), new DateTime(2026, 11, 2, 8, 0, 0, DateTimeKind.Utc));
        foreach (var (manifest, overlay) in new[] { (earlier, later), (later, earlier) })
        {
            File.SetLastWriteTimeUtc(ManifestPath, manifest);
            File.SetLastWriteTimeUtc(OverlayPath, overlay);
            await using var following = await StartAsync();
            Assert.Equal(later, following.Given[0].WrittenAt!.Value.UtcDateTime);
        }
    }

    [Fact]
    public async Task A_swapped_folder_changes_both_at_once()
    {
        SwapFolder(1);
        await using var following = await FileFollowing.StartAsync(Path.Combine(_folder["..data"], "flags.json"), "Production");
        for (var generation = 2; generation < 20; generation++)
        {
            SwapFolder(generation);
            await following.PollAsync();
        }

        Assert.Equal(Enumerable.Range(1, 19).Select(generation => $"m{generation} o{generation}"), following.Given.Select(TestPairs.Describe));
    }

    [Fact]
    public async Task An_overlay_in_a_mounted_folder_that_is_swapped_is_followed()
    {
        WriteManifest("m1");
        SwapFolder(1);
        await using var following = await FileFollowing.StartAsync(ManifestPath, "Production", Path.Combine(_folder["..data"], "flags.Production.json"));
        SwapFolder(2);
        await following.PollAsync();

        Assert.Equal(["m1 o1", "m1 o2"], following.Given.Select(TestPairs.Describe));
    }

    [Fact]
    public async Task Without_an_environment_a_poll_looks_at_the_manifest_only()
    {
        WritePair();
        await using var following = await FileFollowing.StartAsync(ManifestPath);
        File.WriteAllText(OverlayPath, "{");
        await following.PollAsync(FileFollowing.PollsForContent);

        Assert.Equal(["m1"], following.Given.Select(TestPairs.Describe));
    }

    private static string Describe(FileFollowing following) => TestPairs.Describe(following.Given[^1]);

    private Task<FileFollowing> StartAsync(string? environment = TestPairs.Environment) => FileFollowing.StartAsync(ManifestPath, environment);

    private void WritePair()
    {
        WriteManifest("m1");
        WriteOverlay("o1");
    }

    private void WriteManifest(string name) => _folder.Write("flags.json", TestPairs.Manifest(name));

    private void WriteOverlay(string name) => _folder.Write("flags.Production.json", TestPairs.Overlay(name));

    private void SwapFolder(int generation)
    {
        _folder.Write($"{generation}/flags.json", TestPairs.Manifest($"m{generation}"));
        _folder.Write($"{generation}/flags.Production.json", TestPairs.Overlay($"o{generation}"));
        Directory.CreateSymbolicLink(_folder["..data-new"], $"{generation}");
        Links.Rename(_folder["..data-new"], _folder["..data"]);
    }
}
