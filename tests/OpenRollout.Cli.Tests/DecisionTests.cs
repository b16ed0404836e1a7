using System.Text.Json;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>Decisions are made, listed and taken back in a folder that providers read.</summary>
public sealed class DecisionTests
{
    private static readonly string[] Production = ["--environment", "Production"];

    [Fact]
    public async Task A_kill_says_what_everyone_gets_where_it_is_saved_and_how_to_undo_it()
    {
        using var tool = Tool.WithExample();

        var result = await tool.RunAsync(["kill", "stories", "--reason", "errors in the feed", .. Production]);

        Assert.Equal(0, result.ExitCode);
        var lines = result.Output.Split('\n');
        Assert.Equal("stories is off in Production since 2026-11-26 12:00 UTC by maria: errors in the feed; everyone gets false", lines[0]);
        Assert.Equal("store: decisions (default), flags in Production", lines[1]);
        Assert.Matches("^undo:  openrollout withdraw [a-z0-9-]+ --environment Production$", lines[2]);
        Assert.StartsWith("warning: no provider has read this store", result.Error, StringComparison.Ordinal);
        Assert.Empty((await tool.RunAsync(["kill", "stories", .. Production])).Error);
    }

    [Theory]
    [InlineData("kill", "stories")]
    [InlineData("hold", "stories", "--stage", "internal")]
    [InlineData("withdraw", "20261126-140312-1f0c6a2be4d39875")]
    [InlineData("decisions")]
    public async Task Where_a_store_is_used_for_environments_one_must_be_named(params string[] arguments)
    {
        using var tool = Tool.WithExample();
        await tool.RunAsync(["kill", "chat.reactions", .. Production]);

        var result = await tool.RunAsync(arguments);

        Assert.Equal((2, "the store decisions (default) is used for 'production'; name the environment with --environment"), (result.ExitCode, result.Error.Trim()));
    }

    [Fact]
    public async Task A_kill_has_its_effect_until_it_is_withdrawn()
    {
        using var tool = Tool.WithExample();
        string[] eval = ["eval", "stories", "--context", """{ "employee": true }""", "--store", .. Production];
        var kill = JsonDocument.Parse(await tool.OutputOfAsync(["kill", "stories", "--format", "json", .. Production])).RootElement;
        Assert.Contains("reason   DISABLED", await tool.OutputOfAsync(eval), StringComparison.Ordinal);
        Assert.Contains("off: no reason given", await tool.OutputOfAsync(["status", "--format", "markdown", .. Production]), StringComparison.Ordinal);

        Assert.Equal("the decision about stories is withdrawn\n", await tool.OutputOfAsync(["withdraw", kill.GetProperty("id").GetString()!, .. Production]));

        Assert.Contains("value    true", await tool.OutputOfAsync(eval), StringComparison.Ordinal);
        Assert.Equal(2, (await tool.RunAsync(["withdraw", kill.GetProperty("id").GetString()!, .. Production])).ExitCode);
    }

    [Fact]
    public async Task A_hold_keeps_the_flag_at_an_earlier_stage()
    {
        using var tool = Tool.WithExample();

        var output = await tool.OutputOfAsync(["hold", "stories", "--stage", "internal", "--by", "on-call", .. Production]);

        Assert.StartsWith("stories is held at internal in Production since 2026-11-26 12:00 UTC by on-call", output, StringComparison.Ordinal);
        Assert.Contains("value    false", await tool.OutputOfAsync(["eval", "stories", "--context", """{ "targetingKey": "prod-771" }""", "--store", .. Production]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kill_works_with_a_manifest_that_has_problems()
    {
        using var tool = Tool.WithExample();
        tool.Replace("flags.json", "\"exclude\": [\"minors\"]", "\"exclude\": [\"minor\"]");
        Assert.Equal(0, (await tool.RunAsync("kill", "stories")).ExitCode);

        tool.Write("flags.json", "{");
        Assert.Equal(0, (await tool.RunAsync("kill", "stories")).ExitCode);
    }

    [Fact]
    public async Task An_unknown_flag_is_accepted_with_a_warning_and_listed_with_its_problem()
    {
        using var tool = Tool.WithExample();

        Assert.Contains("did you mean 'stories'?", (await tool.RunAsync("kill", "storys")).Error, StringComparison.Ordinal);

        var listed = JsonDocument.Parse(await tool.OutputOfAsync("decisions", "--format", "json")).RootElement.GetProperty("decisions")[0];
        Assert.Contains("the manifest has no flag 'storys'", listed.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_that_would_give_another_value_is_refused()
    {
        using var tool = new Tool();
        tool.Write("flags.json", """
            { "flags": { "f": { "flagType": "string", "defaultValue": "a", "variants": { "a": "a", "b": "b", "c": "c" }, "rollout": { "stage": "two", "stages": [
              { "name": "one", "audiences": [{ "percentage": 100, "serve": "b" }] }, { "name": "two", "audiences": [{ "percentage": 50, "serve": "c" }] } ] } } } }
            """);

        var result = await tool.RunAsync("hold", "f", "--stage", "one");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("ROLL1011", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(tool.Folder, "decisions")));
    }

    [Fact]
    public async Task The_store_comes_from_the_option_then_the_variable_then_the_default()
    {
        using var tool = Tool.WithExample();
        tool.Variables["OpenRollout__DecisionStore"] = "shared";

        Assert.Contains("store: shared (OpenRollout__DecisionStore)", await tool.OutputOfAsync("kill", "stories"), StringComparison.Ordinal);
        Assert.Contains("store: mine (--store)", await tool.OutputOfAsync("kill", "stories", "--store", "mine"), StringComparison.Ordinal);
        Assert.Single(JsonDocument.Parse(await tool.OutputOfAsync("decisions", "--format", "json")).RootElement.GetProperty("decisions").EnumerateArray());
    }

    [Fact]
    public async Task Withdrawn_decisions_are_listed_on_request()
    {
        using var tool = Tool.WithExample();
        var id = JsonDocument.Parse(await tool.OutputOfAsync("kill", "stories", "--format", "json")).RootElement.GetProperty("id").GetString()!;
        await tool.OutputOfAsync("withdraw", id);

        Assert.Equal("no decisions in decisions (default)\n", await tool.OutputOfAsync("decisions"));
        Assert.Contains("withdrawn 2026-11-26T12:00:00Z", await tool.OutputOfAsync("decisions", "--all", "--format", "markdown"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decisions")]
    [InlineData("withdraw", "20261126-120000-0000000000000000")]
    [InlineData("eval", "stories", "--store", "missing")]
    public async Task A_store_that_does_not_exist_is_not_created(params string[] args)
    {
        using var tool = Tool.WithExample();

        var result = await tool.RunAsync(args);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("there is no store of decisions at", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(tool.Folder));
    }
}
