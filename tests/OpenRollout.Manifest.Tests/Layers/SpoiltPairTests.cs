using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace OpenRollout.Manifest.Tests;

/// <summary>Reading never throws, whatever the two texts are, and each problem has a position in the text that it names.</summary>
public sealed class SpoiltPairTests
{
    private static readonly byte[] Manifest = Encoding.UTF8.GetBytes(GoodManifests.Everything.Replace("\"context\"", "\"environments\": [\"Production\"], \"context\"", StringComparison.Ordinal));

    private static readonly byte[] Overlay = """
        {
          "$schema": "x", "environment": "Production", "revision": 4, "description": "où 🌍",
          "segments": { "staff": { "when": { "employee": true, "age": { "lt": 3 } } }, "té😀st": { "keys": ["ü\u0031", "\ud83d\ude00"] } },
          "flags": {
            "stories": {
              "enabled": true, "disabledSince": "2026-02-01", "reason": "📷",
              "rollout": { "stage": "a", "exclude": ["staff"], "salt": "t",
                "stages": {
                  "a": { "since": "2026-01-05", "audiences": [ { "segment": "staff", "percentage": 5 }, { "when": { "any": [ { "land": "NO" }, { "segment": "old" } ] } } ] },
                  "b": { "description": "d", "audiences": [ { "percentage": { "steps": [ { "at": "2026-01-01T00:00:00Z", "percentage": 5 } ] }, "serve": { "split": { "on": 1, "off": 0 } } } ] } } } },
            "feed.size": { "rollout": { "stages": { "x": { "startsAt": "2026-03-01T00:00:00Z" } } } },
            "ratio": { "reason": "r" }
          }
        }
        """u8.ToArray();

    [Fact]
    public void The_pair_is_good() => Assert.Empty(ManifestReader.Read(new ManifestLayers(Manifest, "Production", Overlay)).Problems.Select(problem => problem.ToString()));

    [Fact]
    public void A_spoilt_overlay() => Check(Gen.Constant(Manifest), Spoilt.MutationsOf(Overlay, 1), 600);

    [Fact]
    public void A_spoilt_manifest() => Check(Spoilt.MutationsOf(Manifest, 1), Gen.Constant(Overlay), 200);

    [Fact]
    public void Both_spoilt() => Check(Spoilt.MutationsOf(Manifest, 0), Spoilt.MutationsOf(Overlay, 0), 400);

    [Fact]
    public void Overlays_of_any_bytes() => Check(Gen.Constant(Manifest), Gen.OneOf(Spoilt.Bytes, Spoilt.Json, Gen.Constant(Manifest)), 400);

    private static void Check(Gen<byte[]> manifests, Gen<byte[]> overlays, int cases)
        => Law.Holds(cases, manifests.SelectMany(manifest => overlays.Select(overlay => new ManifestLayers(manifest, "Production", overlay))).ToArbitrary(), layers =>
        {
            Hold(layers, ManifestReader.Read(layers));
            if (layers.Overlay!.Value.Length % 8 == 0)
            {
                Hold(layers, ManifestReview.Read(layers));
            }
        });

    private static void Hold(ManifestLayers layers, ManifestReadResult reading)
    {
        var ofOverlay = reading.Problems.SkipWhile(problem => problem.Path == layers.Path).ToArray();
        Assert.All(ofOverlay, problem => Assert.Equal(layers.OverlayPath, problem.Path));
        Assert.All(ofOverlay, problem => Assert.Equal(ManifestLayer.Overlay, problem.Range.Layer));
        // Only a reading without errors has a complete model.
        var manifest = reading.FirstError is null ? reading.Manifest : RolloutManifest.Empty;
        ReadingLaws.Hold(layers.Overlay!.Value.ToArray(), new ManifestReadResult(manifest, ofOverlay));
        ReadingLaws.Hold(layers.Manifest.ToArray(), new ManifestReadResult(manifest, [.. reading.Problems.SkipLast(ofOverlay.Length)]));
    }
}
