namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1005: duplicate properties, stages and values.</summary>
public sealed class DuplicateKeyTests
{
    [Theory]
    [InlineData("""{ "flags": {}, "{|ROLL1005:flags|}": {} }""", "flags")]
    [InlineData("""{ "flags": {}, "context": { "a": { "type": "number" }, "{|ROLL1005:\u0061|}": { "type": "string" } } }""", "a")]
    [InlineData("""{ "flags": {}, "segments": { "a": { "keys": [] }, "{|ROLL1005:a|}": 7 } }""", "a")]
    [InlineData("""{ "flags": { "a": { "flagType": "boolean", "defaultValue": true }, "{|ROLL1005:a|}": 7 } }""", "a")]
    [InlineData("""{ "flags": { "é😀": { "flagType": "boolean", "defaultValue": true }, "{|ROLL1005:\u00e9\ud83d\ude00|}": 7 } }""", "é😀")]
    [InlineData("""{ "flags": { "a": { "flagType": "boolean", "defaultValue": true, "{|ROLL1005:flagType|}": 7 } } }""", "flagType")]
    [InlineData("""{ "flags": { "a": { "flagType": "object", "defaultValue": { "x": [ { "y": 1, "{|ROLL1005:y|}": 2 } ] } } } }""", "y")]
    [InlineData("""{ "flags": { "a": { "flagType": "boolean", "defaultValue": true, "metadata": { "x": 1, "{|ROLL1005:x|}": null } } } }""", "x")]
    public void A_name_twice_in_one_object(string marked, string name)
        => Verify.Problems(marked, $"duplicate property '{name}'; remove or rename one of the two");

    [Fact]
    public void The_first_of_two_counts()
    {
        var reading = Verify.Problems(
            """{ "flags": { "a": { "flagType": "integer", "defaultValue": 1, "{|ROLL1005:defaultValue|}": 2 } } }""",
            "duplicate property 'defaultValue'; remove or rename one of the two");
        Assert.Equal(1, reading.Manifest.Flags[0].DefaultValue.Number);
    }

    [Fact]
    public void A_variant_and_a_weight_twice() => Verify.Problems(
        Around.Flags("""
            "a": { "flagType": "string", "defaultValue": "x", "variants": { "x": "x", "{|ROLL1005:x|}": "y" },
                   "rollout": { "serve": { "split": { "x": 1, "{|ROLL1005:x|}": 1 } }, "stages": [] } }
            """),
        "duplicate property 'x'; remove or rename one of the two",
        "duplicate property 'x'; remove or rename one of the two");

    [Fact]
    public void A_stage_of_the_same_name() => Verify.Problems(
        Around.Rollout("""
            "stage": "a", "stages": [ { "name": "a", "audiences": [] }, { "name": "b", "audiences": [] }, { "name": "{|ROLL1005:a|}", "audiences": [] } ]
            """),
        "duplicate stage 'a'; rename one of the two");

    [Fact]
    public void A_value_of_an_attribute_twice() => Verify.Problems(
        Around.Attributes("""
            "device": { "type": "string", "values": ["ios", "android", "{|ROLL1005:ios|}"] }
            """),
        "duplicate value 'ios'; remove one of the two");

    [Fact]
    public void Names_differ_by_case_and_by_the_object_that_they_stand_in() => Verify.IsGood(
        """{ "context": { "a": { "type": "number" } }, "segments": { "a": { "keys": ["a", "a"] }, "A": { "keys": [] } }, "flags": { "a": { "flagType": "object", "defaultValue": { "a": { "a": 1, "A": 2 } } } } }""");
}
