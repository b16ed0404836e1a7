namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL2010: a watched rollout that ends without users to compare with.</summary>
public sealed class HoldBackTests
{
    private const string Watch = "\"watch\": { \"guardrails\": [\"errors\"] },";

    [Theory]
    [InlineData("{|ROLL2010:{|} \"percentage\": 100 }")]
    [InlineData("{ \"percentage\": 80 }, {|ROLL2010:{|} \"percentage\": { \"from\": 5, \"to\": 100, \"start\": \"2026-01-01T00:00:00Z\", \"end\": \"2026-02-01T00:00:00Z\" } }")]
    public void A_stage_for_everyone_leaves_nobody_to_compare_with(string audiences) => Verify.Advice(Of(Watch, audiences), Message);

    [Theory]
    [InlineData(Watch, "{ \"percentage\": 95 }")]
    [InlineData(Watch, "{ \"percentage\": 95 }, { \"percentage\": 100 }")]
    [InlineData(Watch, "{ \"keys\": [\"a\"] }, { \"when\": { \"targetingKey\": { \"startsWith\": \"b\" } } }")]
    [InlineData("", "{ \"percentage\": 100 }")]
    [InlineData("\"watch\": { \"guardrails\": [] },", "{ \"percentage\": 100 }")]
    public void Other_rollouts_need_no_advice(string watch, string audiences) => Verify.Advice(Of(watch, audiences));

    [Fact]
    public void The_advice_is_for_builds_only() => Verify.IsGood(Of(Watch, "{ \"percentage\": 100 }"));

    [Fact]
    public void An_overlay_that_includes_everyone_or_watches_is_advised()
    {
        var manifest = Of(Watch, "{ \"percentage\": 95 }").Replace("\"guardrails\": { \"errors", "\"environments\": [\"Production\"], \"guardrails\": { \"errors", StringComparison.Ordinal);
        Layered.Advice(manifest, """{ "flags": { "stories": { "rollout": { "stages": { "full": { "audiences": [{|ROLL2010:{|} "percentage": 100 }] } } } } } }""", Message);
        manifest = manifest.Replace(Watch, "", StringComparison.Ordinal).Replace("95", "100", StringComparison.Ordinal);
        Layered.Advice(manifest, """{ "flags": { "{|ROLL2010:stories|}": { "rollout": { "watch": { "guardrails": ["errors"] } } } } }""", "with this overlay, in line 6 of the manifest: " + Message);
    }

    private const string Message = "guardrails watch this rollout, but stage 'full' includes everyone, so there are no users without the feature to compare with; keep a hold-back, such as 95 %, for as long as guardrails watch";

    private static string Of(string watch, string audiences) => $$"""
        { "guardrails": { "errors": { "event": "checkout.failed" } },
          "flags": {
            "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { {{watch}}
              "stages": [
                { "name": "some", "audiences": [{ "percentage": 5 }] },
                { "name": "full", "audiences": [{{audiences}}] }] } }
          }
        }
        """;
}
