namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1003: properties that must be there.</summary>
public sealed class MissingPropertyTests
{
    [Theory]
    [InlineData("{|ROLL1003:{|} }", "the manifest needs 'flags'")]
    [InlineData("""{ "flags": { "{|ROLL1003,ROLL1003:stories|}": {} } }""", "a flag needs 'flagType'", "a flag needs 'defaultValue'")]
    [InlineData("""{ "context": { "{|ROLL1003:age|}": {} }, "flags": {} }""", "an attribute needs 'type'")]
    [InlineData("""{ "segments": { "{|ROLL1003:a|}": {} }, "flags": {} }""", "a segment needs 'when', 'keys' or 'keysFrom'")]
    public void Of_the_manifest_and_its_parts(string marked, params string[] messages) => Verify.Problems(marked, messages);

    [Fact]
    public void Of_a_rollout() => Verify.Problems(
        Around.Flags("""
            "{|ROLL1003:stories|}": { "flagType": "boolean", "defaultValue": false, "rollout": {} }
            """),
        "a rollout needs 'stages'");

    [Fact]
    public void Of_a_stage() => Verify.Problems(
        Around.Rollout("""
            "stages": [ {|ROLL1003,ROLL1003:{|}} ]
            """),
        "a stage needs 'name'",
        "a stage needs 'audiences'");

    [Fact]
    public void Of_ramps_and_steps() => Verify.Problems(
        Around.Stage("""
            "name": "a", "audiences": [ { "percentage": {|ROLL1003,ROLL1003:{|} "from": 1, "start": "2026-01-01T00:00:00Z" } }, { "percentage": { "steps": [ {|ROLL1003,ROLL1003:{|}} ] } } ]
            """),
        "a ramp needs 'to'",
        "a ramp needs 'end'",
        "a step needs 'at'",
        "a step needs 'percentage'");

    [Fact]
    public void Of_a_split() => Verify.Problems(
        Around.Rollout("""
            "serve": {|ROLL1003:{|}}, "stages": []
            """),
        "serve needs 'split'");

    [Fact]
    public void An_audience_of_a_flag_that_is_not_boolean_must_be_served_something() => Verify.Problems(
        Around.StringRollout("""
            "stages": [ { "name": "a", "audiences": [ {|ROLL1003:{|} "percentage": 5 }, { "serve": "grid" } ] } ]
            """),
        "an audience needs 'serve', its own or the rollout's, as the flag is not boolean");

    [Fact]
    public void The_rollouts_serve_is_enough_for_all_its_audiences() => Verify.IsGood(
        Around.StringRollout("""
            "serve": "grid", "stages": [ { "name": "a", "audiences": [ { "percentage": 5 }, {} ] } ]
            """));

    [Fact]
    public void A_boolean_flag_serves_without_saying_what() => Verify.IsGood(Around.Audience("\"percentage\": 5"));
}
