using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Layers;

namespace OpenRollout.Manifest.Tests;

/// <summary>Properties of merging, over random manifests and overlays.</summary>
public sealed class LayerLawTests
{
    [Fact]
    public void An_overlay_that_repeats_the_manifest_changes_nothing() => ForEach(150, (draw, manifest) =>
    {
        var reading = Read(manifest, OverlayGenerator.Repeat(manifest));
        Assert.Empty(reading.Problems.Where(problem => problem.IsError).Select(problem => problem.ToString()));
        Assert.Equal(ModelText.Of(ManifestReader.Read(Bytes(manifest)).Manifest), ModelText.Of(reading.Manifest));
    });

    [Fact]
    public void Merging_gives_the_model_of_the_merged_JSON()
    {
        var (good, bad) = (0, 0);
        ForEach(250, (draw, manifest) =>
        {
            var overlay = new OverlayGenerator(draw).Overlay(manifest);
            var expected = ManifestReader.Read(Bytes(NaiveMerge.Merge(manifest, overlay)));
            var reading = Read(manifest, overlay);
            Assert.Equal(expected.Problems.Select(problem => problem.Id).Order(StringComparer.Ordinal), reading.Problems.Select(problem => problem.Id).Order(StringComparer.Ordinal));
            if (expected.FirstError is null)
            {
                good++;
                Assert.Equal(ModelText.Of(expected.Manifest), ModelText.Of(reading.Manifest));
            }
            else
            {
                bad++;
                Assert.All(reading.Problems.Where(problem => problem.IsError), problem => Assert.Equal(ManifestLayer.Overlay, problem.Range.Layer));
            }
        });
        Assert.InRange(good, 40, 250);
        Assert.InRange(bad, 1, 200);
    }

    [Fact]
    public void Merging_is_associative() => ForEach(200, (draw, manifest) =>
    {
        var generator = new OverlayGenerator(draw);
        var texts = new[] { manifest, generator.Overlay(manifest), generator.Overlay(manifest), generator.Overlay(manifest) };
        var (m, a, b, c) = (Parse(texts[0], 0), Parse(texts[1], 1), Parse(texts[2], 2), Parse(texts[3], 3));
        var oneByOne = LayerMerger.IntoManifest(LayerMerger.IntoManifest(LayerMerger.IntoManifest(m, a), b), c);
        AssertSame(oneByOne, LayerMerger.IntoManifest(m, LayerMerger.IntoOverlay(LayerMerger.IntoOverlay(a, b), c)));
        AssertSame(oneByOne, LayerMerger.IntoManifest(m, LayerMerger.IntoOverlay(a, LayerMerger.IntoOverlay(b, c))));
        AssertSame(oneByOne, LayerMerger.IntoManifest(LayerMerger.IntoManifest(m, a), LayerMerger.IntoOverlay(b, c)));
    });

    [Fact]
    public void An_empty_overlay_is_neutral() => ForEach(50, (draw, manifest) =>
    {
        var overlay = Parse(new OverlayGenerator(draw).Overlay(manifest), 1);
        var empty = JsonText.Parse("{}"u8.ToArray(), 2);
        AssertSame(overlay, LayerMerger.IntoOverlay(overlay, empty));
        AssertSame(overlay, LayerMerger.IntoOverlay(empty, overlay));
        AssertSame(Parse(manifest, 0), LayerMerger.IntoManifest(Parse(manifest, 0), empty));
    });

    [Fact]
    public void Ranges_are_those_of_the_text_that_a_value_comes_from() => ForEach(100, (draw, manifest) =>
    {
        var overlay = new OverlayGenerator(draw).Overlay(manifest);
        var (lower, upper) = (Bytes(manifest), Bytes(overlay));
        var merged = LayerMerger.IntoManifest(JsonText.Parse(lower), JsonText.Parse(upper, 1));
        for (var index = 0; index < merged.Count; index++)
        {
            var range = merged[index].Range;
            Assert.Equal(new JsonTextValue(merged, index).Raw.ToArray(), (range.TextIndex == 0 ? lower : upper).AsSpan(range.Start, range.Length).ToArray());
        }
    });

    private static void ForEach(int cases, Action<Draw, JsonObject> law)
        => Law.Holds(cases, Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var manifest = JsonNode.Parse(seed % 5 == 0 ? GoodManifests.Everything : new SmallWorld(seed).Manifest())!.AsObject();
            var draw = new Draw(seed);
            AddStates(draw, manifest);
            law(draw, OverlayGenerator.WithEnvironment(manifest));
        });

    /// <summary>Adds what the random manifests do not have: the state of flags and dates of stages.</summary>
    private static void AddStates(Draw draw, JsonObject manifest)
    {
        foreach (var (_, flag) in manifest["flags"]!.AsObject())
        {
            foreach (var (name, value) in new (string, JsonNode)[] { ("enabled", draw.Chance(50)), ("disabledSince", "2026-03-03"), ("reason", "why") })
            {
                if (draw.Chance(30))
                {
                    flag![name] = value;
                }
            }

            foreach (var stage in flag!["rollout"]?["stages"]?.AsArray() ?? [])
            {
                if (draw.Chance(40))
                {
                    stage!["since"] = "2026-02-02";
                }
            }
        }
    }

    private static ManifestReadResult Read(JsonObject manifest, JsonObject overlay)
        => ManifestReader.Read(new ManifestLayers(Bytes(manifest), OverlayGenerator.Environment, Bytes(overlay)));

    private static JsonText Parse(JsonObject json, int textIndex) => JsonText.Parse(Bytes(json), textIndex);

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private static void AssertSame(JsonText expected, JsonText actual)
        => Assert.True(JsonNode.DeepEquals(ToNode(expected.Root), ToNode(actual.Root)), $"{ToNode(expected.Root)}\nis not\n{ToNode(actual.Root)}");

    private static JsonNode? ToNode(JsonTextValue value)
    {
        if (value.IsObject)
        {
            var node = new JsonObject();
            foreach (var (name, member) in value.EnumerateObject())
            {
                node.Add(name.GetString(), ToNode(member));
            }

            return node;
        }

        if (!value.IsArray)
        {
            return value.IsString ? value.GetString() : JsonNode.Parse(value.Raw);
        }

        var items = new JsonArray();
        foreach (var item in value.EnumerateArray())
        {
            items.Add(ToNode(item));
        }

        return items;
    }
}
