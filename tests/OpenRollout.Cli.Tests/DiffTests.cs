using System.Diagnostics;
using System.Text.Json;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>What a change does to users.</summary>
public sealed class DiffTests
{
    [Fact]
    public async Task A_later_stage_lets_users_join_and_nobody_drop_out()
    {
        var (effects, output) = await DiffAsync("\"stage\": \"internal\"", "\"stage\": \"gradual\"");

        Assert.Equal(["Join", "Join", "Join"], effects);
        Assert.Contains("stage 'internal' → 'gradual'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_stage_makes_users_drop_out()
        => Assert.Equal(["Drop", "Drop", "Drop"], (await DiffAsync("\"stage\": \"internal\"", "\"stage\": \"gradual\"", isBack: true)).Effects);

    [Fact]
    public async Task A_changed_exclusion_makes_its_members_drop_out_and_others_join()
    {
        var (effects, output) = await DiffAsync("\"lt\": 16", "\"lte\": 17");

        Assert.Equal(["Drop"], effects);
        Assert.Contains("segment 'minors' is excluded", output, StringComparison.Ordinal);
        Assert.Contains("\"age\":1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_without_effect_on_users_is_not_reported()
    {
        var (effects, output) = await DiffAsync("\"DK\", \"NO\"", "\"NO\", \"DK\"");

        Assert.Empty(effects);
        Assert.Equal("no user gets anything else\n", output);
    }

    [Theory]
    [InlineData("\"watch\": { \"guardrails\": [\"errors\"] }, ", "", "watch 'errors' (1 %, off) → none")]
    [InlineData("\"errors\"] }", "\"errors\", \"slow\"], \"falseAlarms\": 2.5, \"then\": \"tell\" }", "watch 'errors' (1 %, off) → 'errors', 'slow' (2.5 %, tell)")]
    [InlineData("\"checkout.failed\"", "\"checkout.lost\"", "guardrail 'errors' counts 'checkout.failed' → 'checkout.lost'")]
    [InlineData("\"checkout.failed\"", "\"checkout.failed\", \"ratio\": 2", "guardrail 'errors' counts a ratio above 1.1 → 2")]
    [InlineData("\"slowerThan\": 800", "\"slowerThan\": 900", null)]
    [InlineData("\"watch\"", "\"description\": \"d\", \"watch\"", null)]
    public async Task A_change_of_what_watches_a_flag_is_shown_although_no_user_gets_anything_else(string old, string now, string? edit)
    {
        const string Manifest = """
            { "guardrails": { "errors": { "event": "checkout.failed" }, "slow": { "event": "http.server.slow", "slowerThan": 800 } },
              "flags": { "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "watch": { "guardrails": ["errors"] }, "stage": "some",
                "stages": [{ "name": "some", "audiences": [{ "percentage": 5 }] }] } } } }
            """;
        using var tool = Tool.WithExample();
        tool.Write("old.flags.json", Manifest);
        tool.Write("new.flags.json", Manifest.Replace(old, now, StringComparison.Ordinal));

        Assert.Equal(edit is null ? "no user gets anything else\n" : $"stories changes ({edit})\n", await tool.OutputOfAsync("diff", "old.flags.json", "new.flags.json", "--fail-on", "drop,kill,change,join,remove"));
    }

    [Fact]
    public async Task A_witness_is_a_context_that_eval_accepts()
    {
        using var tool = Tool.WithExample();
        tool.Write("old.flags.json", Alone(tool.Read("flags.json")));
        tool.Write("new.flags.json", Alone(tool.Read("flags.json")).Replace("\"stage\": \"internal\"", "\"stage\": \"gradual\"", StringComparison.Ordinal));
        var json = JsonDocument.Parse(await tool.OutputOfAsync("diff", "old.flags.json", "new.flags.json", "--format", "json")).RootElement;

        foreach (var user in json.GetProperty("environments")[0].GetProperty("flags")[0].GetProperty("users").EnumerateArray())
        {
            var witness = user.GetProperty("witness").GetRawText();
            Assert.Contains("value    false", await tool.OutputOfAsync("eval", "stories", "-m", "old.flags.json", "-c", witness), StringComparison.Ordinal);
            Assert.Contains("value    true", await tool.OutputOfAsync("eval", "stories", "-m", "new.flags.json", "-c", witness), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"defaultValue\": false,\n      \"description\"", "\"defaultValue\": false, \"enabled\": false,\n      \"description\"", "kill", 1)]
    [InlineData("\"defaultValue\": false,\n      \"description\"", "\"defaultValue\": false, \"enabled\": false,\n      \"description\"", "drop", 1)]
    [InlineData("\"stage\": \"internal\"", "\"stage\": \"gradual\"", "drop,kill", 0)]
    [InlineData("\"stage\": \"internal\"", "\"stage\": \"gradual\"", "join", 1)]
    [InlineData("\"stage\": \"internal\"", "\"stage\": \"gradual\"", null, 0)]
    public async Task The_exit_code_is_1_for_the_chosen_effects_only(string old, string now, string? failOn, int exitCode)
    {
        using var tool = Tool.WithExample();
        var text = Alone(tool.Read("flags.json").ReplaceLineEndings("\n"));
        tool.Write("old.flags.json", text);
        tool.Write("new.flags.json", text.Replace(old, now, StringComparison.Ordinal));

        var result = await tool.RunAsync(["diff", "old.flags.json", "new.flags.json", .. failOn is null ? Array.Empty<string>() : ["--fail-on", failOn]]);

        Assert.Equal(exitCode, result.ExitCode);
    }

    [Fact]
    public async Task Another_variant_is_a_change_and_another_default_too()
    {
        const string manifest = """
            { "flags": { "layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid", "reel": "reel" },
              "rollout": { "serve": "grid", "stage": "trial", "stages": [ { "name": "trial", "audiences": [ { "percentage": 50 } ] } ] } } } }
            """;
        using var tool = new Tool();
        tool.Write("old.flags.json", manifest);
        tool.Write("new.flags.json", manifest.Replace("\"serve\": \"grid\"", "\"serve\": \"reel\"", StringComparison.Ordinal).Replace("\"defaultValue\": \"list\"", "\"defaultValue\": \"grid\"", StringComparison.Ordinal));

        Assert.Equal(["Change", "Default"], EffectsOf(await tool.OutputOfAsync("diff", "old.flags.json", "new.flags.json", "--format", "json")).Distinct());
    }

    [Fact]
    public async Task A_new_salt_moves_users_in_and_out()
    {
        var (effects, _) = await DiffAsync("\"stage\": \"internal\"", "\"stage\": \"gradual\", \"salt\": \"2\"", before: ("\"stage\": \"internal\"", "\"stage\": \"gradual\""));

        Assert.Contains("Drop", effects);
        Assert.Contains("Join", effects);
    }

    [Fact]
    public async Task Future_times_of_ramps_and_schedules_are_compared_too()
    {
        const string manifest = """
            { "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "a", "stages": [ { "name": "a", "audiences": [
              { "percentage": { "from": 1, "to": 50, "start": "2026-12-01T00:00:00Z", "end": "2027-01-01T00:00:00Z" } } ] } ] } } } }
            """;
        using var tool = new Tool();
        tool.Write("old.flags.json", manifest);
        tool.Write("new.flags.json", manifest.Replace("\"to\": 50", "\"to\": 40", StringComparison.Ordinal));

        var output = await tool.OutputOfAsync("diff", "old.flags.json", "new.flags.json");

        Assert.Contains("drop out", output, StringComparison.Ordinal);
        Assert.Contains("from 2027-01-01T00:00:00Z", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_file_of_keys_changes_its_segment()
    {
        const string manifest = """
            { "segments": { "many": { "keysFrom": "many.txt" } }, "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "a", "stages": [ { "name": "a", "audiences": [ { "segment": "many" } ] } ] } } } }
            """;
        using var tool = new Tool();
        tool.Write("old/flags.json", manifest);
        tool.Write("old/many.txt", "user-1\nuser-2\n");
        tool.Write("new/flags.json", manifest);
        tool.Write("new/many.txt", "user-2\nuser-3\n");

        var output = await tool.OutputOfAsync("diff", "old", "new");

        Assert.Contains("drop out", output, StringComparison.Ordinal);
        Assert.Contains("{\"targetingKey\":\"user-1\"} gets false instead of true", output, StringComparison.Ordinal);
        Assert.Contains("{\"targetingKey\":\"user-3\"} gets true instead of false", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_solver_cannot_decide_is_undecided_and_gives_exit_code_1()
    {
        const string manifest = """
            { "context": { "v": { "type": "string" } }, "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "a", "stages": [ { "name": "a", "audiences": [ { "when": { "v": "1.0.0" } } ] } ] } } } }
            """;
        using var tool = new Tool();
        tool.Write("old.flags.json", manifest);
        tool.Write("new.flags.json", manifest.Replace("\"string\"", "\"semver\"", StringComparison.Ordinal).Replace("\"v\": \"1.0.0\"", "\"v\": { \"semver\": \"=1.0.0\" }", StringComparison.Ordinal));

        var result = await tool.RunAsync("diff", "old.flags.json", "new.flags.json");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("undecided", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_of_git_is_compared_with_the_files_on_disk_for_each_environment()
    {
        using var tool = Tool.WithExample();
        Commit(tool.Folder);
        tool.Replace("flags.Production.json", "\"stage\": \"alpha\"", "\"stage\": \"internal\"");

        var markdown = await tool.OutputOfAsync("diff", "git:HEAD", "--format", "markdown");

        Assert.Contains("#### Production", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("#### Staging", markdown, StringComparison.Ordinal);
        Assert.Contains("| 🔴 drop out | true: segment 'alpha-testers' (stage 'alpha') | false: no audience includes them | `{\"targetingKey\":\"prod-771\"}` |", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_that_a_revision_does_not_have_is_new()
    {
        using var tool = new Tool();
        tool.Write("README.md", "");
        Commit(tool.Folder);
        tool.Write("flags.json", """{ "flags": { "f": { "flagType": "boolean", "defaultValue": false } } }""");

        Assert.Contains("f is new", await tool.OutputOfAsync("diff", "git:HEAD"), StringComparison.Ordinal);
    }

    internal static void Commit(string folder)
    {
        foreach (var arguments in new[] { "init -q", "add -A", "-c user.name=t -c user.email=t@example.com -c commit.gpgsign=false commit -q -m first" })
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
            git.WaitForExit();
            Assert.Equal(0, git.ExitCode);
        }
    }

    private static string Alone(string manifest) => manifest.Replace("\"environments\": [\"Staging\", \"Production\"],", "", StringComparison.Ordinal);

    private static async Task<(IReadOnlyList<string> Effects, string Output)> DiffAsync(string old, string now, bool isBack = false, (string Old, string New)? before = null)
    {
        using var tool = Tool.WithExample();
        var text = Alone(tool.Read("flags.json").ReplaceLineEndings("\n"));
        Assert.Contains(old, text, StringComparison.Ordinal);
        tool.Write("old.flags.json", before is { } edit ? text.Replace(edit.Old, edit.New, StringComparison.Ordinal) : text);
        tool.Write("new.flags.json", text.Replace(old, now, StringComparison.Ordinal));
        string[] files = isBack ? ["new.flags.json", "old.flags.json"] : ["old.flags.json", "new.flags.json"];
        return (EffectsOf(await tool.OutputOfAsync(["diff", .. files, "--format", "json"])), await tool.OutputOfAsync(["diff", .. files]));
    }

    private static IReadOnlyList<string> EffectsOf(string json)
        => [.. JsonDocument.Parse(json).RootElement.GetProperty("environments").EnumerateArray()
            .SelectMany(environment => environment.GetProperty("flags").EnumerateArray())
            .SelectMany(flag => flag.GetProperty("users").EnumerateArray())
            .Select(user => user.GetProperty("effect").GetString()!)];
}
