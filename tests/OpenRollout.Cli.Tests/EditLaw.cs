using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>Whatever edits are made, the files stay valid, and only what the edits are about changes.</summary>
public sealed class EditLaw
{
    private static readonly string[] Stages = ["internal", "alpha", "gradual", "full"];

    [Fact]
    public void Any_sequence_of_edits_leaves_valid_files_and_other_values_unchanged() => Law.Holds(25, Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
    {
        var draw = new Draw(seed);
        using var tool = new Tool();
        Write(tool, draw);
        var before = Snapshot(tool);
        for (var edit = draw.Between(1, 5); edit > 0; edit--)
        {
            var key = draw.Pick(["one", "two"]);
            string[] options = draw.Chance(50) ? ["--environment", "Production"] : [];
            string[] command = draw.Between(0, 4) switch
            {
                0 => ["advance", key],
                1 => ["back", key],
                2 => ["disable", key],
                3 => ["enable", key],
                _ => ["set", key, "--stage", "internal", "--audience", "1", "--percentage", draw.Pick(["0", "5", "12.5", "100"])],
            };
            var unchanged = Files(tool);
            var result = tool.RunAsync([.. command, .. options, "--allow-drop"]).GetAwaiter().GetResult();
            Assert.True(result.ExitCode == 0 || unchanged.SequenceEqual(Files(tool)), result.Error);
            Assert.Equal(0, tool.RunAsync("check").GetAwaiter().GetResult().ExitCode);
        }

        Assert.Equal(before, Snapshot(tool));
    });

    [Fact]
    public void Going_back_after_advancing_restores_the_file_except_for_dates_that_the_stage_had() => Law.Holds(25, Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
    {
        var draw = new Draw(seed);
        using var tool = new Tool();
        Write(tool, draw);
        string[] options = draw.Chance(50) ? ["--environment", "Production"] : [];
        var file = options.Length > 0 ? "flags.Production.json" : "flags.json";
        var before = tool.Read(file);
        if (tool.RunAsync(["advance", "one", .. options]).GetAwaiter().GetResult().ExitCode != 0)
        {
            return;
        }

        var target = StageOf(tool.Read(file));
        Assert.Equal(0, tool.RunAsync(["back", "one", .. options]).GetAwaiter().GetResult().ExitCode);
        if (SinceOf(before, target) is null)
        {
            Assert.Equal(before, tool.Read(file));
        }
        else
        {
            Assert.Equal(WithoutDates(before), WithoutDates(tool.Read(file)));
        }
    });

    /// <summary>Writes a manifest with two flags and an overlay, formatted in some way.</summary>
    private static void Write(Tool tool, Draw draw)
    {
        var (manifest, overlay) = (new JsonObject(), new JsonObject());
        foreach (var key in new[] { "one", "two" })
        {
            var stages = Stages.Take(draw.Between(2, 4)).ToArray();
            manifest[key] = Flag(draw, stages);
            overlay[key] = new JsonObject
            {
                ["rollout"] = new JsonObject
                {
                    ["stage"] = draw.Pick(stages),
                    ["stages"] = new JsonObject(draw.Some(stages, 1, stages.Length).Select(stage => KeyValuePair.Create(stage, (JsonNode?)new JsonObject { ["since"] = "2026-01-05", ["description"] = "x" }))),
                },
            };
        }

        File.WriteAllBytes(Path.Combine(tool.Folder, "flags.json"), Format(new JsonObject { ["environments"] = new JsonArray("Production"), ["flags"] = manifest }, draw));
        File.WriteAllBytes(Path.Combine(tool.Folder, "flags.Production.json"), Format(new JsonObject { ["environment"] = "Production", ["flags"] = overlay }, draw));
    }

    private static JsonObject Flag(Draw draw, string[] stages)
    {
        var rollout = new JsonObject
        {
            ["stages"] = new JsonArray([.. stages.Select(stage =>
            {
                var node = new JsonObject { ["name"] = stage, ["audiences"] = new JsonArray(new JsonObject { ["percentage"] = draw.Pick([1, 5, 50, 100]) }) };
                if (draw.Chance(40))
                {
                    node["since"] = "2026-01-05";
                }

                return (JsonNode)node;
            })]),
        };
        if (draw.Chance(80))
        {
            rollout["stage"] = draw.Pick(stages);
        }

        var flag = new JsonObject { ["flagType"] = "boolean", ["defaultValue"] = false, ["rollout"] = rollout, ["description"] = "é \u00e9 \"quoted\"" };
        if (draw.Chance(30))
        {
            flag["enabled"] = draw.Chance(50);
        }

        return flag;
    }

    private static byte[] Format(JsonObject json, Draw draw)
    {
        var text = json.ToJsonString(new JsonSerializerOptions { WriteIndented = draw.Chance(70), IndentSize = draw.Pick([1, 2, 4]) });
        text = draw.Chance(30) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
        return Encoding.UTF8.GetBytes((draw.Chance(20) ? "\uFEFF" : "") + text + draw.Pick(["", "\n", "\n\n"]));
    }

    private static string[] Files(Tool tool) => [tool.Read("flags.json"), tool.Read("flags.Production.json")];

    /// <summary>Returns all values that no edit is about, with their order.</summary>
    private static string Snapshot(Tool tool) => string.Join('\n', Files(tool).Select(file => Without(JsonNode.Parse(file)!, "stage", "since", "percentage", "enabled", "disabledSince", "reason", "audiences", "stages").ToJsonString()));

    private static string WithoutDates(string file) => Without(JsonNode.Parse(file)!, "since").ToJsonString();

    private static JsonNode Without(JsonNode node, params string[] names)
    {
        switch (node)
        {
            case JsonObject parent:
                foreach (var name in names)
                {
                    parent.Remove(name);
                }

                foreach (var child in parent.Select(member => member.Value).OfType<JsonNode>())
                {
                    Without(child, names);
                }

                break;
            case JsonArray items:
                foreach (var item in items.OfType<JsonNode>())
                {
                    Without(item, names);
                }

                break;
        }

        return node;
    }

    private static string StageOf(string file) => RolloutOf(file)["stage"]!.GetValue<string>();

    private static string? SinceOf(string file, string stage) => (RolloutOf(file)["stages"] switch
    {
        JsonArray stages => stages.Single(each => each!["name"]!.GetValue<string>() == stage)!["since"],
        var stages => stages?[stage]?["since"],
    })?.GetValue<string>();

    private static JsonObject RolloutOf(string file) => JsonNode.Parse(file)!["flags"]!["one"]!["rollout"]!.AsObject();
}
