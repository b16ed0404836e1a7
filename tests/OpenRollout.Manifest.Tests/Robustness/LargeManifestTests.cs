using System.Text;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Manifest.Tests;

/// <summary>Manifests as large as users have them.</summary>
public sealed class LargeManifestTests
{
    private const int Count = 10_000;

    [Fact]
    public void Ten_thousand_flags_are_read_whole()
    {
        var manifest = Read(Manifest());
        Assert.Equal(Count, manifest.Flags.Count);
        var flag = manifest.FindFlag("område-7.flagg-4007")!;
        Assert.Equal(("beskrivelse 4007 🌊", "team-7"), (flag.Description, flag.Lifecycle.Owner));
        Assert.Equal(new FixedPercentage(40_070), flag.GetRollout()!.Stages[1].Audiences[1].Percentage);
        Assert.Equal(4_007, flag.FindVariant("mange")!.Value.Number);
        Assert.Equal(100, FlagTree.Build(manifest.Flags, "Flags", out var collisions).Groups.Count);
        Assert.Empty(collisions);
    }

    [Fact]
    public void Windows_line_ends_and_a_mark_change_nothing_but_places()
    {
        var text = Manifest();
        var plain = Read(text);
        var manifest = Read("\uFEFF" + text.ReplaceLineEndings("\r\n"));
        Assert.Equal(plain.Flags.Select(flag => (flag.Key, flag.Type, flag.DefaultValue, flag.Description)), manifest.Flags.Select(flag => (flag.Key, flag.Type, flag.DefaultValue, flag.Description)));
        Assert.Equal(plain.Flags[^1].Range.Length, manifest.Flags[^1].Range.Length);
    }

    [Fact]
    public void A_problem_in_the_last_of_ten_thousand_flags_is_found_and_placed()
    {
        var text = Manifest();
        var at = text.LastIndexOf("stor", StringComparison.Ordinal);
        var problem = Assert.Single(ManifestReader.Read(Encoding.UTF8.GetBytes($"{text[..at]}Stor{text[(at + 4)..]}")).Problems);
        Assert.Equal("unknown segment 'Stor'; did you mean 'stor'?", problem.Message);
        Assert.Equal(text[..at].Count(character => character == '\n') + 1, problem.Start.Line);
        Assert.Equal(at - text.LastIndexOf('\n', at), problem.Start.Column);
    }

    [Fact]
    public void A_hundred_thousand_keys_in_a_segment()
    {
        var keys = string.Join(", ", Enumerable.Range(0, 100_000).Select(number => $"\"bruker-ø-{number}\""));
        Assert.Equal(100_000, Read($$"""{ "segments": { "a": { "keys": [ {{keys}} ] } }, "flags": {} }""").Segments[0].Keys!.Count);
    }

    private static string Manifest()
    {
        var flags = Enumerable.Range(0, Count).Select(number => $$"""
                "område-{{number % 100}}.flagg-{{number}}": {
                  "flagType": "integer", "defaultValue": 0, "description": "beskrivelse {{number}} 🌊", "variants": { "få": 1, "mange": {{number}} },
                  "lifecycle": { "kind": "release", "owner": "team-{{number % 100}}" },
                  "rollout": { "serve": "mange", "stage": "b", "stages": [
                    { "name": "a", "audiences": [ { "keys": ["x"] } ] },
                    { "name": "b", "audiences": [ { "segment": "stor" }, { "when": { "land": ["NO", "SE"] }, "percentage": {{number / 100}}.{{number % 100:00}} } ] } ] }
                }
            """);
        return $$"""
            {
              "context": { "land": { "type": "string" }, "ansatt": { "type": "boolean" } },
              "segments": { "stor": { "when": { "ansatt": true } } },
              "flags": {
            {{string.Join(",\n", flags)}}
              }
            }
            """;
    }

    private static RolloutManifest Read(string text)
    {
        var reading = ManifestReader.Read(Encoding.UTF8.GetBytes(text));
        Assert.Empty(reading.Problems);
        return reading.Manifest;
    }
}
