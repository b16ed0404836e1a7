using System.Text;
using OpenRollout.Manifest.Layers;

namespace OpenRollout.Manifest.Tests;

/// <summary>The advice for a pair: only about flags that the overlay touches, and only what the manifest alone does not have.</summary>
public sealed class ReviewTests
{
    private const string Manifest = """
        {
          "environments": ["Production", "Staging"],
          "context": { "country": { "type": "string" }, "employee": { "type": "boolean" } },
          "segments": {
            "testers": { "keys": ["dev-1"] },
            "nordic": { "when": { "country": ["DK", "NO", "SE"] } },
            "friends": { "when": { "any": [{ "segment": "testers" }, { "employee": true }] } }
          },
          "flags": {
            "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [
              { "name": "internal", "audiences": [{ "segment": "testers" }] },
              { "name": "gradual", "audiences": [{ "percentage": 5 }] } ] } },
            "chat": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["stories"], "stages": [
              { "name": "some", "audiences": [{ "segment": "nordic" }] } ] } },
            "groups": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [
              { "name": "all", "audiences": [{ "when": { "not": { "segment": "friends" } } }] } ] } },
            "limit": { "flagType": "integer", "defaultValue": 10 }
          }
        }
        """;

    [Fact]
    public void The_manifest_has_no_advice_of_its_own() => Assert.Empty(ManifestReview.Read(Encoding.UTF8.GetBytes(Manifest)).Problems);

    [Fact]
    public void Advice_at_a_value_of_the_overlay()
    {
        Layered.Advice(
            Manifest,
            """{ "segments": { "nordic": { "when": { "country": "NO", "{|ROLL2005:any|}": [] } } } }""",
            "'any' without conditions never holds; add one or remove it");
        Layered.Advice(
            Manifest,
            """{ "flags": { "stories": { "rollout": { "stages": { "gradual": { "audiences": [{ "percentage": 5 }, {|ROLL2004:{|} "segment": "nordic", "percentage": 2 }] } } } } } }""",
            "this audience can never be reached: audience 1 (5 % of everyone) comes first and includes all of its users; remove it, or move it up");
    }

    [Fact]
    public void Advice_at_a_place_of_the_manifest_moves_to_the_flag_that_causes_it()
        => Layered.Advice(
            Manifest,
            """{ "flags": { "{|ROLL2004:stories|}": { "rollout": { "stages": { "internal": { "audiences": [{ "percentage": 50 }] } } } } } }""",
            "with this overlay, in line 12 of the manifest: this audience adds no users: audience 1 of stage 'internal' (50 % of everyone) already includes all of its users, and earlier stages stay in force; remove it");

    [Fact]
    public void Advice_about_a_flag_that_is_not_named_moves_to_the_segment_that_causes_it()
        => Layered.Advice(
            Manifest.Replace("\"requires\": [\"stories\"]", "\"exclude\": [\"testers\"]", StringComparison.Ordinal),
            """{ "segments": { "{|ROLL2004:testers|}": { "when": { "country": ["NO", "SE", "DK", "IS"] } } } }""",
            "with this overlay, in line 14 of the manifest: this audience can never be reached: segment 'testers', which the rollout excludes, includes all of its users; remove it");

    [Fact]
    public void Advice_of_the_manifest_is_reported_once_at_its_place()
    {
        var manifest = Manifest.Replace("[{ \"percentage\": 5 }]", "[{ \"percentage\": 5 }, { \"percentage\": 1 }]", StringComparison.Ordinal);
        var reading = ManifestReview.Read(Layered.Layers(manifest, """{ "flags": { "stories": { "enabled": true, "rollout": { "stage": "gradual" } } } }"""u8.ToArray()));
        Assert.Equal("flags.json ROLL2004", $"{Assert.Single(reading.Problems).Path} {reading.Problems[0].Id}");
    }

    [Theory]
    [InlineData("""{ "flags": { "limit": { "enabled": false } } }""", "limit")]
    [InlineData("""{ "flags": { "stories": { "enabled": false } } }""", "chat stories")]
    [InlineData("""{ "segments": { "testers": { "keys": ["p"] } } }""", "chat groups stories")]
    [InlineData("""{ "segments": { "nordic": { "keys": ["p"] } } }""", "chat")]
    [InlineData("""{ "environment": "Production" }""", "")]
    [InlineData("""{ "flags": { "none": {} } }""", "")]
    public void Touched_flags(string overlay, string expected)
        => Assert.Equal(expected, string.Join(' ', Reviewed(Manifest).Review("Production", Encoding.UTF8.GetBytes(overlay), "p.json").TouchedFlags.Order(StringComparer.Ordinal)));

    [Fact]
    public void One_manifest_is_reviewed_with_many_overlays_at_once()
    {
        var manifest = Reviewed(Manifest);
        var overlays = Enumerable.Range(0, 64).Select(index => $$"""{ "flags": { "stories": { "reason": "r{{index}}", "rollout": { "stages": { "gradual": { "audiences": [{ "percentage": {{index}} }] } } } } } }""").ToArray();
        Parallel.For(0, overlays.Length, index =>
        {
            var reviewed = manifest.Review(index % 2 == 0 ? "Production" : "staging", Encoding.UTF8.GetBytes(overlays[index]), "o.json");
            Assert.DoesNotContain(reviewed.Problems, problem => problem.IsError);
            Assert.Equal((index % 2 == 0 ? "Production" : "Staging", $"r{index}"), (reviewed.Environment, reviewed.Manifest.FindFlag("stories")!.Reason));
            Assert.Equal(index * 1000, reviewed.Manifest.FindFlag("stories")!.GetRollout()!.Stages[1].Audiences[0].Percentage.At(0));
        });
    }

    [Fact]
    public void A_manifest_with_errors_is_reviewed_alone()
    {
        var manifest = Reviewed("{}");
        Assert.NotNull(manifest.Result.FirstError);
        var reviewed = manifest.Review("Production", "!"u8.ToArray(), "o.json");
        Assert.Empty(reviewed.Problems);
        Assert.Null(reviewed.Environment);
    }

    [Fact]
    public void An_environment_that_is_not_listed_has_nothing_to_review()
    {
        var reviewed = Reviewed(Manifest).Review("Development", overlay: null, "o.json");
        Assert.Empty(reviewed.Problems);
        Assert.Null(reviewed.Environment);
    }

    private static ReviewedManifest Reviewed(string manifest) => ReviewedManifest.Read(Encoding.UTF8.GetBytes(manifest));
}
