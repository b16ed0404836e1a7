using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using OpenRollout.Cli.Tests.Harness;
using OpenRollout.Manifest;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Cli.Tests;

/// <summary>Whatever is edited in any valid manifest or overlay, both stay valid, and every byte that the edit is not about stays.</summary>
public sealed class EditLaw
{
    private const string ManifestFile = "flags.json";
    private const string OverlayFile = "flags.Production.json";

    private static readonly string[] Commands = ["advance", "back", "set", "disable", "enable"];
    private static readonly string[] Days = ["2026-01-05", "2026-06-15"];

    [Fact]
    public void Any_sequence_of_edits_leaves_valid_files_and_all_other_bytes_unchanged()
    {
        var done = new Dictionary<string, int>(StringComparer.Ordinal);
        Law.Holds(30, Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            var draw = new Draw(seed);
            using var tool = new Tool();
            if (!Write(tool, draw))
            {
                return;
            }

            for (var edit = draw.Between(2, 5); edit > 0; edit--)
            {
                var (key, command) = Draw(draw, tool);
                var isOverlay = draw.Chance(50);
                var before = Files(tool);

                var result = tool.RunAsync([.. command, .. isOverlay ? ["--environment", "Production"] : (string[])[], "--allow-drop"]).GetAwaiter().GetResult();

                var after = Files(tool);
                Assert.True(result.ExitCode == 0 || before.Zip(after).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)), result.Error);
                done[command[0]] = done.GetValueOrDefault(command[0]) + (result.ExitCode == 0 ? 1 : 0);
                AssertValid(after);
                AssertOthersUnchanged(key, command, isOverlay, before, after);
            }
        }, isTested: () => Commands.All(command => done.GetValueOrDefault(command) > 0));
    }

    [Fact]
    public void Going_back_after_advancing_restores_the_file_except_for_dates_that_the_stages_had()
    {
        var exact = 0;
        Law.Holds(40, Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            var draw = new Draw(seed);
            using var tool = new Tool();
            if (!Write(tool, draw))
            {
                return;
            }

            var isOverlay = draw.Chance(60);
            var file = isOverlay ? OverlayFile : ManifestFile;
            string[] options = isOverlay ? ["--environment", "Production"] : [];
            var key = draw.Pick(KeysOf(tool));
            var before = tool.ReadBytes(file);
            var (from, isScheduled) = StageOf(tool, key, isOverlay);
            // A schedule that was pinned stays pinned: going back must not start it again. An object of flags that advancing has added stays.
            if (before is null || isScheduled || Parse(before)["flags"] is null || tool.RunAsync(["advance", key, "--allow-drop", .. options, .. draw.Chance(30) ? StageOption(tool, key, draw) : []]).GetAwaiter().GetResult().ExitCode != 0)
            {
                return;
            }

            while (StageOf(tool, key, isOverlay).Index is var stage && stage != from)
            {
                var result = tool.RunAsync(["back", key, .. options, .. from >= 0 ? ["--stage", StagesOf(tool, key)[from]] : (string[])[]]).GetAwaiter().GetResult();
                Assert.True(result.ExitCode == 0, result.Error);
                Assert.True(StageOf(tool, key, isOverlay).Index < stage);
            }

            var after = tool.ReadBytes(file)!;
            if (before.AsSpan().SequenceEqual(after))
            {
                exact++;
                return;
            }

            var left = StagesOf(tool, key).Skip(from + 1).ToArray();
            Assert.True(
                HasDates(before, key, left) || RedundantStage(before, key),
                $"{key}\n{Encoding.UTF8.GetString(before)}\nbecomes\n{Encoding.UTF8.GetString(after)}");
            bool IsDate(string[] path) => IsOf(path, key) && (path[^1] == "since" || (path[^1] == "stage" && RedundantStage(before, key)));
            Assert.Equal(JsonSkeleton.Of(before, IsDate, path => isOverlay && IsOf(path, key)), JsonSkeleton.Of(after, IsDate, path => isOverlay && IsOf(path, key)));
        }, isTested: () => exact > 0);
    }

    /// <summary>Draws an edit: the key of the flag, and the command with its arguments.</summary>
    private static (string Key, string[] Command) Draw(Draw draw, Tool tool)
    {
        var key = draw.Pick(KeysOf(tool));
        string[] stage = draw.Chance(40) ? StageOption(tool, key, draw) : [];
        return (key, draw.Between(0, 5) switch
        {
            0 or 1 => ["advance", key, .. stage, .. draw.Chance(50) ? ["--pin"] : (string[])[]],
            2 => ["back", key, .. stage],
            3 => draw.Chance(50) ? ["disable", key] : ["disable", key, "--reason", "é \"quoted\""],
            4 => ["enable", key],
            _ => ["set", key, .. StageOption(tool, key, draw), "--audience", "1", "--percentage", draw.Pick(["0", "5", "12.5", "100"])],
        });
    }

    private static string[] StageOption(Tool tool, string key, Draw draw) => StagesOf(tool, key) is { Length: > 0 } stages ? ["--stage", draw.Pick(stages)] : [];

    private static void AssertValid(byte[][] files)
    {
        var alone = ManifestReader.Read(files[0]);
        Assert.Equal([], alone.Problems.Where(problem => problem.IsError).Select(problem => problem.ToString()));
        if (alone.Manifest.Environments.Count > 0)
        {
            Assert.Equal([], ManifestReader.Read(new ManifestLayers(files[0], "Production", files[1])).Problems.Where(problem => problem.IsError).Select(problem => problem.ToString()));
        }
    }

    private static void AssertOthersUnchanged(string key, string[] command, bool isOverlay, byte[][] before, byte[][] after)
    {
        string[] touched = command[0] switch
        {
            "set" => ["percentage"],
            "advance" or "back" => ["stage", "since"],
            _ => ["enabled", "disabledSince", "reason"],
        };
        if (!isOverlay)
        {
            Assert.Equal(before[1], after[1]);
            bool IsTouched(string[] path) => IsOf(path, key) && touched.Contains(path[^1]);
            Assert.Equal(JsonSkeleton.Of(before[0], IsTouched), JsonSkeleton.Of(after[0], IsTouched));
            return;
        }

        // The first edit of an environment lists it.
        static bool IsList(string[] path) => path is ["environments"];
        Assert.Equal(before[1].Length > 0 ? Encoding.Latin1.GetString(before[0]) : JsonSkeleton.Of(before[0], IsList), before[1].Length > 0 ? Encoding.Latin1.GetString(after[0]) : JsonSkeleton.Of(after[0], IsList));
        if (before[1].Length > 0)
        {
            // Percentages of an overlay are part of audiences that replace those of the manifest as a whole.
            var copied = command[0] == "set" && !HasAudiences(before[1], key, command[3]);
            bool IsTouched(string[] path) => IsOf(path, key)
                && (touched.Contains(path[^1]) || (copied && path is [_, _, "rollout", "stages", var stage, "audiences"] && stage == command[3]));
            bool DropsEmpty(string[] path) => path is ["flags"] || IsOf(path, key);
            Assert.Equal(JsonSkeleton.Of(before[1], IsTouched, DropsEmpty), JsonSkeleton.Of(after[1], IsTouched, DropsEmpty));
        }
    }

    private static bool IsOf(string[] path, string key) => path is ["flags", var name, ..] && name == key;

    private static bool HasAudiences(byte[] overlay, string key, string stage) => Parse(overlay)["flags"]?[key]?["rollout"]?["stages"]?[stage]?["audiences"] is not null;

    private static bool HasDates(byte[] file, string key, string[] stages) => Parse(file)["flags"]?[key]?["rollout"]?["stages"] switch
    {
        JsonArray array => array.Any(stage => stages.Contains(stage!["name"]!.GetValue<string>()) && stage["since"] is not null),
        JsonObject named => stages.Any(stage => named[stage]?["since"] is not null),
        _ => false,
    };

    /// <summary>Returns whether the stage is the last property, where advancing adds it, so that going back cannot tell that the author has written it.</summary>
    private static bool RedundantStage(byte[] file, string key) => Parse(file)["flags"]?[key]?["rollout"] is JsonObject { Count: > 1 } rollout && rollout.Last().Key == "stage" && rollout.ContainsKey("stages");

    /// <summary>Writes a random manifest, in most cases with an overlay. Returns false if there is no valid overlay.</summary>
    private static bool Write(Tool tool, Draw draw)
    {
        var manifest = RolloutCases.FromSeed(draw.Between(0, int.MaxValue - 1)).Manifest.DeepClone().AsObject();
        AddStates(manifest, draw);
        foreach (var number in Enumerable.Range(0, Vocabulary.SegmentNames.Count))
        {
            tool.Write($"cohorts/{number}.txt", string.Join('\n', draw.Some(Vocabulary.TargetingKeys, 0, 3)));
        }

        if (draw.Chance(25))
        {
            tool.Write(ManifestFile, Format(manifest, draw));
            return true;
        }

        manifest["environments"] = new JsonArray("Production");
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var overlay = new OverlayGenerator(draw).Overlay(manifest);
            RemoveEmpty(overlay["flags"]);
            if (ManifestReader.Read(new ManifestLayers(Bytes(manifest.ToJsonString()), "Production", Bytes(overlay.ToJsonString()))).FirstError is null)
            {
                tool.Write(ManifestFile, Format(manifest, draw));
                tool.Write(OverlayFile, Format(overlay, draw));
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds what the random manifests do not have: the state of flags, dates of stages, and other orders of properties.</summary>
    private static void AddStates(JsonObject manifest, Draw draw)
    {
        foreach (var (_, flag) in manifest["flags"]!.AsObject())
        {
            foreach (var (name, value) in new (string, JsonNode)[] { ("enabled", draw.Chance(50)), ("disabledSince", "2026-03-03"), ("reason", "why") })
            {
                if (draw.Chance(20))
                {
                    flag![name] = value;
                }
            }

            if (flag!["rollout"] is not JsonObject rollout)
            {
                continue;
            }

            foreach (var stage in rollout["stages"]!.AsArray().Where(_ => draw.Chance(30)))
            {
                stage!["since"] = draw.Pick(Days);
            }

            if (draw.Chance(50))
            {
                flag["rollout"] = new JsonObject(draw.Shuffle(rollout.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))));
            }
        }
    }

    /// <summary>Removes empty objects, which say nothing, and which go with the values that an edit removes from them.</summary>
    private static void RemoveEmpty(JsonNode? node)
    {
        foreach (var (name, child) in (node as JsonObject)?.ToArray() ?? [])
        {
            RemoveEmpty(child);
            if (child is JsonObject { Count: 0 })
            {
                node!.AsObject().Remove(name);
            }
        }
    }

    private static string Format(JsonObject json, Draw draw)
    {
        var text = json.ToJsonString(new JsonSerializerOptions { WriteIndented = draw.Chance(70), IndentSize = draw.Pick([1, 2, 4]) });
        text = draw.Chance(30) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
        return (draw.Chance(20) ? "\uFEFF" : "") + text + draw.Pick(["", "\n", "\n\n"]);
    }

    private static byte[][] Files(Tool tool) => [tool.ReadBytes(ManifestFile)!, tool.ReadBytes(OverlayFile) ?? []];

    private static string[] KeysOf(Tool tool) => [.. Parse(tool.ReadBytes(ManifestFile)!)["flags"]!.AsObject().Select(flag => flag.Key)];

    private static string[] StagesOf(Tool tool, string key)
        => [.. Parse(tool.ReadBytes(ManifestFile)!)["flags"]![key]!["rollout"]?["stages"]!.AsArray().Select(stage => stage!["name"]!.GetValue<string>()) ?? []];

    /// <summary>Returns the index of the active stage and whether stages have start times.</summary>
    private static (int Index, bool IsScheduled) StageOf(Tool tool, string key, bool isOverlay)
    {
        var files = Files(tool);
        var reading = isOverlay && files[1].Length > 0 ? ManifestReader.Read(new ManifestLayers(files[0], "Production", files[1])) : ManifestReader.Read(files[0]);
        return reading.Manifest.FindFlag(key)!.GetRollout() is { Stages.Count: > 0 } rollout
            ? (rollout.ActiveStageAt(tool.Clock.GetUtcNow().UtcTicks), rollout.Stages[0].StartsAt is not null)
            : (-1, false);
    }

    private static JsonNode Parse(byte[] utf8) => JsonNode.Parse(Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF'))!;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
