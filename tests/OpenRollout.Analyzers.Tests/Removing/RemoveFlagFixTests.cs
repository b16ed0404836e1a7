namespace OpenRollout.Analyzers.Tests.Removing;

/// <summary>The fix of ROLL3101 in a solution.</summary>
public sealed class RemoveFlagFixTests
{
    private const string Full = """ "rollout": { "stage": "full", "stages": [{ "name": "full", "since": "2026-09-20", "audiences": [{ "percentage": 100 }] }] } """;

    private const string Overdue = """ "lifecycle": { "removeBy": "2026-10-01" }, "rollout": { "stage": "half", "stages": [{ "name": "half", "audiences": [{ "percentage": 50 }] }] } """;

    private const string Code =
        """
        using App;

        internal static class Feed
        {
            public static string Read(FlagContext ctx)
            {
                // Before.
                if (Flags.Stories.IsEnabled(ctx))
                {
                    return "stories";
                }

                return "feed";
            }
        }
        """;

    private const string Removed =
        """
        using App;

        internal static class Feed
        {
            public static string Read(FlagContext ctx)
            {
                // Before.
                return "stories";
            }
        }
        """;

    [Fact]
    public async Task A_decided_flag_goes_from_the_code_the_manifest_and_the_overlays()
    {
        using var solution = new RemovalWorkspace().Project(
            "App", "NET8_0",
            ("/app/Feed.cs", Code),
            ("/app/flags.json", Manifest(Full).Replace("{ \"flags\"", "{ \"environments\": [\"Production\"], \"flags\"", StringComparison.Ordinal)),
            ("/app/flags.Production.json", """{ "flags": { "stories": { "rollout": { "stage": "full", "stages": { "full": { "since": "2026-09-20" } } } } } }"""));
        Assert.Empty(await solution.CompileAsync());

        var fix = Assert.Single(await solution.FindFixesAsync());
        Assert.Equal("Remove 'stories' (always on)", fix.Title);
        Assert.NotNull(fix.EquivalenceKey);
        await solution.ApplyAsync(fix);

        Assert.Equal(Removed, await solution.ReadAsync("/app/Feed.cs"));
        Assert.Equal("""{ "environments": ["Production"], "flags": { "other": { "flagType": "boolean", "defaultValue": false } } }""", await solution.ReadAsync("/app/flags.json"));
        Assert.Equal("""{ "flags": {} }""", await solution.ReadAsync("/app/flags.Production.json"));
        Assert.Empty(await solution.CompileAsync());
    }

    [Fact]
    public async Task Linked_files_and_shared_manifests_have_one_text()
    {
        using var solution = new RemovalWorkspace();
        foreach (var framework in new[] { "NET8_0", "NET10_0" })
        {
            solution.Project($"App({framework})", framework, ("/app/Feed.cs", Code), ("/app/flags.json", Manifest(Full)));
        }

        Assert.Equal("Remove 'stories' (always on)", await solution.FixAllAsync());

        Assert.Equal(Removed, await solution.ReadAsync("/app/Feed.cs"));
        Assert.DoesNotContain("stories", await solution.ReadAsync("/app/flags.json"), StringComparison.Ordinal);
        Assert.Empty(await solution.CompileAsync());
    }

    [Fact]
    public async Task An_undecided_flag_has_a_fix_for_each_value_and_no_fix_for_all()
    {
        using var solution = new RemovalWorkspace().Project("App", "NET8_0", ("/app/Feed.cs", Code), ("/app/flags.json", Manifest(Overdue)));

        var fixes = await solution.FindFixesAsync();
        Assert.Equal(["Remove 'stories' (always on)", "Remove 'stories' (always off)"], fixes.Select(fix => fix.Title));
        Assert.All(fixes, fix => Assert.Null(fix.EquivalenceKey));
        Assert.Null(await solution.FixAllAsync());

        await solution.ApplyAsync(fixes[1]);
        Assert.Equal(Removed.Replace("        return \"stories\"", "\n        return \"feed\"", StringComparison.Ordinal), await solution.ReadAsync("/app/Feed.cs"));
    }

    [Fact]
    public async Task A_flag_that_is_switched_off_goes_only_by_the_users_choice()
    {
        using var solution = new RemovalWorkspace().Project(
            "App", "NET8_0", ("/app/Feed.cs", Code), ("/app/flags.json", Manifest("\"enabled\": false, \"disabledSince\": \"2026-09-01\", " + Full)));

        var fix = Assert.Single(await solution.FindFixesAsync());
        Assert.Equal("Remove 'stories' (always off)", fix.Title);
        Assert.Null(fix.EquivalenceKey);
        Assert.Null(await solution.FixAllAsync());
    }

    [Fact]
    public async Task All_finished_flags_go_one_by_one()
    {
        using var solution = new RemovalWorkspace().Project(
            "App", "NET8_0",
            ("/app/Feed.cs", Code.Replace("return \"feed\"", "return Flags.Other.IsEnabled(ctx) ? \"other\" : \"feed\"", StringComparison.Ordinal).Replace("Stories.IsEnabled(ctx)", "Stories.IsEnabled(ctx) && ctx.TargetingKey is null", StringComparison.Ordinal)),
            ("/app/flags.json", Manifest(Full, Full)));

        Assert.Equal(
            ["Remove 'other' (always on)", "Remove 'stories' (always on)"],
            new[] { await solution.FixAllAsync(), await solution.FixAllAsync() }.Order(StringComparer.Ordinal));
        Assert.Equal("""{ "flags": {} }""", await solution.ReadAsync("/app/flags.json"));
        Assert.Empty(await solution.CompileAsync());
    }

    [Fact]
    public async Task A_use_that_is_refused_stays_with_the_entry()
    {
        const string passedOn = "using App;\n\ninternal static class Page\n{\n    public static object Flag => Flags.Stories;\n}\n";
        using var solution = new RemovalWorkspace().Project("App", "NET8_0", ("/app/Feed.cs", Code), ("/app/Page.cs", passedOn), ("/app/flags.json", Manifest(Full)));

        Assert.Equal("Remove 'stories' (always on)", await solution.FixAllAsync());

        Assert.Equal(Removed, await solution.ReadAsync("/app/Feed.cs"));
        Assert.Equal(passedOn, await solution.ReadAsync("/app/Page.cs"));
        Assert.Equal(Manifest(Full), await solution.ReadAsync("/app/flags.json"));
        Assert.NotEmpty(await solution.FindFixesAsync());
    }

    [Fact]
    public async Task Projects_that_share_a_manifest_have_one_edit_and_other_manifests_stay()
    {
        using var solution = new RemovalWorkspace()
            .Project("App", "NET8_0", ("/app/Feed.cs", Code), ("/app/flags.json", Manifest(Full)))
            .Project("Jobs", "NET8_0", ("/jobs/Feed.cs", Code), ("/app/flags.json", Manifest(Full)))
            .Project("Shop", "NET8_0", ("/shop/Feed.cs", Code), ("/shop/flags.json", Manifest(Full)));
        Assert.Empty(await solution.CompileAsync());

        await solution.ApplyAsync(Assert.Single(await solution.FindFixesAsync()));

        Assert.Equal(Removed, await solution.ReadAsync("/app/Feed.cs"));
        Assert.Equal(Removed, await solution.ReadAsync("/jobs/Feed.cs"));
        Assert.Equal(Code, await solution.ReadAsync("/shop/Feed.cs"));
        Assert.DoesNotContain("stories", await solution.ReadAsync("/app/flags.json"), StringComparison.Ordinal);
        Assert.Equal(Manifest(Full), await solution.ReadAsync("/shop/flags.json"));
        Assert.Empty(await solution.CompileAsync());
    }

    [Fact]
    public async Task Code_that_needs_what_is_generated_for_the_flag_keeps_the_entry()
    {
        const string grouped = "\"feed.stories\": { \"flagType\": \"boolean\", \"defaultValue\": false, ";
        using var solution = new RemovalWorkspace().Project(
            "App", "NET8_0",
            ("/app/Feed.cs", Code.Replace("Flags.Stories", "Flags.Feed.Stories", StringComparison.Ordinal).Replace("class Feed", "class Page", StringComparison.Ordinal)),
            ("/app/Name.cs", "using App;\n\ninternal static class Name\n{\n    public static string Group => nameof(Flags.Feed);\n}\n"),
            ("/app/flags.json", Manifest(Full).Replace("\"stories\": { \"flagType\": \"boolean\", \"defaultValue\": false, ", grouped, StringComparison.Ordinal)));
        Assert.Empty(await solution.CompileAsync());

        Assert.Equal("Remove 'feed.stories' (always on)", await solution.FixAllAsync());

        Assert.Contains("return \"stories\";", await solution.ReadAsync("/app/Feed.cs"), StringComparison.Ordinal);
        Assert.Contains("feed.stories", await solution.ReadAsync("/app/flags.json"), StringComparison.Ordinal);
        Assert.Empty(await solution.CompileAsync());
    }

    private static string Manifest(string stories, string other = "")
        => $$"""{ "flags": { "other": { "flagType": "boolean", "defaultValue": false{{(other.Length == 0 ? "" : ", " + other)}} }, "stories": { "flagType": "boolean", "defaultValue": false, {{stories}} } } }""";
}
