using System.Text.Json;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>Where each flag stands, and what is next.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task Each_flag_has_a_state_in_each_environment()
    {
        using var tool = Tool.WithExample();

        var json = JsonDocument.Parse(await tool.OutputOfAsync("status", "--format", "json")).RootElement;

        Assert.Equal(
            [
                ("stories", "Staging", "Full", "full"), ("stories", "Production", "InProgress", "alpha"),
                ("chat.reactions", "Staging", "Full", "all"), ("chat.reactions", "Production", "Off", "all"),
            ],
            json.GetProperty("flags").EnumerateArray().SelectMany(flag => flag.GetProperty("states").EnumerateArray(), (flag, state) => (
                flag.GetProperty("key").GetString(), state.GetProperty("environment").GetString(), state.GetProperty("state").GetString(), state.GetProperty("stage").GetString())));
    }

    [Fact]
    public async Task The_table_says_what_to_do_next()
    {
        using var tool = Tool.WithExample();

        var output = await tool.OutputOfAsync("status");

        Assert.Contains("██░░ alpha 2/4", output, StringComparison.Ordinal);
        Assert.Contains("off: floods", output, StringComparison.Ordinal);
        Assert.Contains("2026-11-20 (6 d)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_without_an_overlay_shows_the_manifest_alone()
    {
        using var tool = Tool.WithExample();
        tool.Replace("flags.json", ", \"Production\"", "");

        var output = await tool.OutputOfAsync("status", "--format", "markdown");

        Assert.Contains("| Staging | ████ full 4/4 |", output, StringComparison.Ordinal);
        Assert.Matches(@"\|  \|  \|  \| Production \| .*internal 1/4", output);
    }

    [Fact]
    public async Task One_environment_can_be_chosen()
    {
        using var tool = Tool.WithExample();

        var output = await tool.OutputOfAsync("status", "--environment", "production", "--format", "markdown");

        Assert.DoesNotContain("Staging", output, StringComparison.Ordinal);
        Assert.Contains("advance to 'gradual'", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"removeBy\": \"2026-11-01\"", "past its removal date: remove it, or set a new date")]
    [InlineData("\"kind\": \"killSwitch\"", "advance to 'b'")]
    public async Task The_next_step_depends_on_the_lifecycle(string lifecycle, string next)
    {
        using var tool = new Tool();
        tool.Write("flags.json", $$"""
            { "flags": { "f": { "flagType": "boolean", "defaultValue": false, "lifecycle": { {{lifecycle}} }, "rollout": { "stage": "a", "stages": [
              { "name": "a", "audiences": [{ "percentage": 1 }] }, { "name": "b", "audiences": [{ "percentage": 100 }] } ] } } } }
            """);

        var json = JsonDocument.Parse(await tool.OutputOfAsync("status", "--format", "json")).RootElement;

        Assert.Equal(next, json.GetProperty("flags")[0].GetProperty("states")[0].GetProperty("next").GetString());
    }
}
