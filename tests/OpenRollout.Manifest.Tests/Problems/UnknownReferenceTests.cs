namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL2003: references to names that do not exist.</summary>
public sealed class UnknownReferenceTests
{
    [Fact]
    public void Segments() => Verify.Problems(
        Around.Rollout("""
            "exclude": ["staff", "{|ROLL2003:Staf|}"], "stages": [ { "name": "a", "audiences": [ { "segment": "{|ROLL2003:stuff|}" }, { "when": { "not": { "segment": "{|ROLL2003:minors|}" } } } ] } ]
            """),
        "unknown segment 'Staf'; did you mean 'staff'?",
        "unknown segment 'stuff'; did you mean 'staff'?",
        "unknown segment 'minors'; declare it in 'segments'");

    [Fact]
    public void A_segment_in_a_segment() => Verify.Problems(
        Around.Segments("""
            "a": { "when": { "segment": "{|ROLL2003:b|}" } }, "c": { "when": { "segment": "a" } }
            """),
        "unknown segment 'b'; did you mean 'a'?");

    [Fact]
    public void The_active_stage() => Verify.Problems(
        Around.Rollout("""
            "stage": "{|ROLL2003:gradul|}", "stages": [ { "name": "gradual", "audiences": [] } ]
            """),
        "unknown stage 'gradul'; did you mean 'gradual'?");

    [Fact]
    public void Variants_in_serve_and_split() => Verify.Problems(
        Around.StringRollout("""
            "serve": "{|ROLL2003:gird|}", "stages": [ { "name": "a", "audiences": [ { "percentage": 100, "serve": { "split": { "grid": 1, "{|ROLL2003:reel|}": 1 } } } ] } ]
            """),
        "unknown variant 'gird'; did you mean 'grid'?",
        "unknown variant 'reel'; declare it in 'variants'");

    [Fact]
    public void On_and_off_are_gone_where_a_boolean_flag_declares_its_own() => Verify.Problems(
        Around.Flag("""
            "variants": { "yes": true, "no": false }, "rollout": { "serve": "{|ROLL2003:on|}", "stages": [] }
            """),
        "unknown variant 'on'; did you mean 'no'?");

    [Fact]
    public void On_and_off_are_there_where_it_does_not() => Verify.IsGood(
        Around.Rollout("""
            "serve": { "split": { "on": 1, "off": 1 } }, "stages": []
            """));

    [Fact]
    public void Required_flags() => Verify.Problems(
        Around.Flags("""
            "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["{|ROLL2003:storys|}"], "stages": [] } }
            """),
        "unknown flag 'storys'; did you mean 'stories'?");

    [Fact]
    public void What_is_declared_but_broken_is_not_reported_again() => Verify.Problems(
        """
        { "segments": { "a": {|ROLL1004:7|} }, "flags": {
            "b": { "flagType": "boolean", "defaultValue": {|ROLL1004:7|} },
            "c": { "flagType": "string", "defaultValue": "x", "variants": { "v": {|ROLL1004:7|} },
                   "rollout": { "serve": "v", "requires": ["b"], "exclude": ["a"], "stages": [] } } } }
        """,
        "a segment must be an object, not 7",
        "'defaultValue' of a flag of type \"boolean\" must be true or false, not 7",
        "variant 'v' of a flag of type \"string\" must be a string, not 7");
}
