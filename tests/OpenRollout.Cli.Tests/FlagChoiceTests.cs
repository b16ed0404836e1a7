using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Cli.Workspaces;
using OpenRollout.CodeFixes.Removing;

namespace OpenRollout.Cli.Tests;

/// <summary>The choice of flags and their values, in a solution in memory.</summary>
public sealed class FlagChoiceTests
{
    private const string Manifest = """
        {
          "flags": {
            "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "full", "stages": [{ "name": "full", "since": "2026-01-01", "audiences": [{ "percentage": 100 }] }] } },
            "banner": { "flagType": "boolean", "defaultValue": false, "lifecycle": { "kind": "release", "owner": "ads", "removeBy": "2026-02-01" }, "rollout": { "stage": "some", "stages": [{ "name": "some", "audiences": [{ "percentage": 10 }] }] } },
            "chat": { "flagType": "boolean", "defaultValue": false, "enabled": false, "disabledSince": "2026-01-01", "lifecycle": { "kind": "release", "owner": "chat", "removeBy": "2026-02-01" }, "rollout": { "stage": "full", "stages": [{ "name": "full", "audiences": [{ "percentage": 100 }] }] } },
            "layout": { "flagType": "string", "variants": { "list": "list", "grid": "grid" }, "defaultValue": "list" },
            "search": { "flagType": "boolean", "defaultValue": false, "lifecycle": { "kind": "permission", "owner": "search" }, "rollout": { "stage": "full", "stages": [{ "name": "full", "since": "2026-01-01", "audiences": [{ "percentage": 100 }] }] } },
            "theme": { "flagType": "object", "defaultValue": { "color": "red" } }
          }
        }
        """;

    [Theory]
    [InlineData("stories", null, "on", true)]
    [InlineData("stories", "off", "off", false)]
    [InlineData("chat", null, "off", true)]
    [InlineData("chat", "on", "on", false)]
    [InlineData("banner", "on", "on", false)]
    [InlineData("layout", "grid", "'grid'", false)]
    [InlineData("layout", "'grid'", "'grid'", false)]
    public async Task A_flag_has_its_value_or_the_chosen_one(string key, string? wish, string value, bool isDecided)
    {
        var (flag, chosen) = Assert.Single(await ChooseAsync(key, wish));
        Assert.Equal((key, value), (flag.Flag.Key, chosen.Text));
        Assert.Equal(isDecided, chosen.Value.Equals(flag.Outcome.Value?.Value));
    }

    [Theory]
    [InlineData("storys", null, false, "no manifest of the solution has the flag 'storys'; did you mean 'stories'?")]
    [InlineData("Stories", null, false, "no manifest of the solution has the flag 'Stories'; did you mean 'stories'?")]
    [InlineData("layout", "Grid", false, "'layout' cannot be 'Grid'; choose one of its values: 'grid', 'list'")]
    [InlineData("stories", "yes", false, "'stories' cannot be 'yes'; choose one of its values: on, off")]
    [InlineData("banner", null, true, "the value of 'banner' is undecided. 'banner' serves different values in stage 'some'. If you know the value, choose it with --as on or --as off.")]
    public async Task What_is_not_decided_is_not_guessed(string key, string? wish, bool isUndecided, string message)
    {
        var exception = await Assert.ThrowsAsync<WorkspaceException>(() => ChooseAsync(key, wish));
        Assert.Equal(message, exception.Message);
        Assert.Equal(isUndecided, exception.IsUndecided);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("on")]
    public async Task A_flag_of_objects_is_not_removed_whatever_the_user_chooses(string? wish)
    {
        var exception = await Assert.ThrowsAsync<WorkspaceException>(() => ChooseAsync("theme", wish));
        Assert.True(exception.IsUndecided);
        Assert.StartsWith("'theme' is a flag of JSON objects.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_decided_flags_are_chosen_and_the_others_are_listed()
    {
        var (flags, options) = await FindAsync(key: null, wish: null);
        Assert.Equal(["stories"], FlagChoice.Choose(flags, flags, options).Select(choice => choice.Flag.Flag.Key));
        Assert.Equal(["banner: on, off", "chat: off"], FlagChoice.FindUndecided(flags, options).Select(flag => $"{flag.Key}: {string.Join(", ", flag.Values)}"));
    }

    [Fact]
    public async Task A_manifest_that_no_project_has_is_named()
    {
        var (flags, options) = await FindAsync("stories", wish: null);
        var exception = Assert.Throws<WorkspaceException>(() => FlagChoice.Choose(flags, flags, options with { ManifestPath = "/src/other.json" }));
        Assert.Equal("no project of the solution uses a flag 'stories' of other.json", exception.Message);
        var (all, _) = await FindAsync(key: null, wish: null);
        Assert.Empty(FlagChoice.FindUndecided(all, options with { ManifestPath = "/src/other.json" }));
    }

    [Fact]
    public async Task Of_several_manifests_the_user_names_one()
    {
        var (flags, options) = await FindAsync("stories", wish: null);
        SolutionFlag[] both = [.. flags, flags[0] with { ManifestPath = "/src/other.json" }];
        var exception = Assert.Throws<WorkspaceException>(() => FlagChoice.Choose(both, both, options));
        Assert.Equal($"several manifests have the flag 'stories'; choose one of them:{Environment.NewLine}  --manifest flags.json{Environment.NewLine}  --manifest other.json", exception.Message);
        Assert.Equal("/src/other.json", Assert.Single(FlagChoice.Choose(both, both, options with { ManifestPath = "/src/other.json" })).Flag.ManifestPath);
    }

    private static async Task<IReadOnlyList<(SolutionFlag Flag, Removal.Outcomes.OutcomeValue Value)>> ChooseAsync(string key, string? wish)
    {
        var (flags, options) = await FindAsync(key, wish);
        var (known, _) = await FindAsync(key: null, wish: null);
        return FlagChoice.Choose(flags, known, options);
    }

    private static async Task<(IReadOnlyList<SolutionFlag> Flags, RemovalOptions Options)> FindAsync(string? key, string? wish)
    {
        using var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Feed", "Feed", LanguageNames.CSharp))
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "flags.json", SourceText.From(Manifest), filePath: "/src/flags.json")
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig", SourceText.From("is_global = true\nbuild_property.OpenRolloutToday = 2026-11-22\n"), filePath: "/src/.globalconfig");
        var flags = await SolutionFlags.FindAsync(solution, key, decide: null, CancellationToken.None);
        return (flags, new RemovalOptions("/src/Feed.slnx", key) { As = wish, Display = path => Path.GetFileName(path) });
    }
}
