namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1003: missing required properties.</summary>
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
        "'serve' needs 'split'");

    [Fact]
    public void An_audience_of_a_flag_that_is_not_boolean_must_be_served_something() => Verify.Problems(
        Around.StringRollout("""
            "stages": [ { "name": "a", "audiences": [ {|ROLL1003:{|} "percentage": 5 }, { "percentage": 100, "serve": "grid" } ] } ]
            """),
        "an audience of a flag that is not boolean needs 'serve'; add it to the audience or to the rollout");

    [Fact]
    public void The_rollouts_serve_is_enough_for_all_its_audiences() => Verify.IsGood(
        Around.StringRollout("""
            "serve": "grid", "stages": [ { "name": "a", "audiences": [ { "percentage": 5 }, { "percentage": 100 } ] } ]
            """));

    [Fact]
    public void A_boolean_flag_serves_without_saying_what() => Verify.IsGood(Around.Audience("\"percentage\": 5"));

    [Theory]
    [InlineData("{|ROLL1003:{|}}")]
    [InlineData("""{|ROLL1003:{|} "serve": "on" }""")]
    [InlineData("""{|ROLL1003:{|} "description": "everyone", "x-note": 1 }""")]
    public void Of_an_audience_that_says_nothing_of_whom(string audience) => Verify.Problems(
        Around.Stage($$"""
            "name": "a", "audiences": [ {{audience}} ]
            """),
        "an audience needs 'segment', 'when', 'keys' or 'percentage'; to include everyone, write { \"percentage\": 100 }");

    [Theory]
    [InlineData("{|ROLL1003:{|}}")]
    [InlineData("""{ "not": {|ROLL1003:{|} } }""")]
    [InlineData("""{ "any": [ {|ROLL1003:{|}}, { "age": 1 } ] }""")]
    public void Of_a_condition(string condition) => Verify.Problems(
        Around.Condition(condition),
        "a condition needs at least one entry, because an empty one holds for everyone; to include everyone, write { \"percentage\": 100 }");

    [Fact]
    public void Of_all() => Verify.Problems(
        Around.Condition("""{ "{|ROLL1003:all|}": [] }"""),
        "'all' needs at least one condition, because an empty one holds for everyone; to include everyone, write { \"percentage\": 100 }");

    [Fact]
    public void Of_a_comparison() => Verify.Problems(
        Around.Condition("""{ "{|ROLL1003:age|}": {} }"""),
        "'age' needs at least one operator; use equals, in, notIn, lt, lte, gt, gte, exists");

    [Fact]
    public void Of_the_condition_of_a_segment() => Verify.Problems(
        Around.Segments("""
            "a": { "when": {|ROLL1003:{|}} }
            """),
        "a condition needs at least one entry, because an empty one holds for everyone; to include everyone, write { \"percentage\": 100 }");

    /// <summary>These conditions never hold, so an empty list gives a feature to no one.</summary>
    [Theory]
    [InlineData("""{ "any": [] }""")]
    [InlineData("""{ "country": [] }""")]
    [InlineData("""{ "badges": { "hasAny": [] } }""")]
    public void Lists_of_which_one_must_match_may_be_empty(string condition) => Verify.IsGood(Around.Condition(condition));
}
