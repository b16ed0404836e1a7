using System.Text.Json;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>The merged manifest, with the places of overlaid values.</summary>
public sealed class ShowTests
{
    [Fact]
    public async Task Each_overlaid_value_has_its_place_in_the_overlay()
    {
        using var tool = Tool.WithExample();

        var lines = (await tool.OutputOfAsync("show", "--environment", "Production")).Split('\n').Where(line => line.Contains('←', StringComparison.Ordinal)).Select(line => line.Trim());

        Assert.Equal(
            [
                "\"alpha-testers\": { \"keys\": [\"prod-771\", \"prod-902\"] },  ← flags.Production.json(4,22)",
                "\"stage\": \"alpha\",  ← flags.Production.json(7,41)",
                "\"since\": \"2026-11-20\"  ← flags.Production.json(7,82)",
                "\"enabled\": false,  ← flags.Production.json(8,36)",
                "\"disabledSince\": \"2026-11-26\",  ← flags.Production.json(8,61)",
                "\"reason\": \"floods the notification queue\"  ← flags.Production.json(8,85)",
            ],
            lines);
    }

    [Fact]
    public async Task JSON_has_the_manifest_and_pointers_to_overlaid_values()
    {
        using var tool = Tool.WithExample();

        var json = JsonDocument.Parse(await tool.OutputOfAsync("show", "--environment", "Staging", "--format", "json")).RootElement;

        Assert.Equal("full", json.GetProperty("manifest").GetProperty("flags").GetProperty("stories").GetProperty("rollout").GetProperty("stage").GetString());
        Assert.Equal(
            [("/flags/stories/rollout/stage", 4), ("/flags/stories/rollout/stages/3/since", 4)],
            json.GetProperty("overlaid").EnumerateArray().Select(value => (value.GetProperty("pointer").GetString(), value.GetProperty("line").GetInt32())));
    }

    [Fact]
    public async Task Without_an_environment_it_is_the_manifest()
    {
        using var tool = Tool.WithExample();

        var output = await tool.OutputOfAsync("show");

        Assert.Equal(JsonSerializer.Serialize(JsonDocument.Parse(tool.Read("flags.json"))), JsonSerializer.Serialize(JsonDocument.Parse(output)));
    }
}
