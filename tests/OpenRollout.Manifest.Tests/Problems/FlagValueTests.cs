namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1004: defaults, variants, metadata and the other properties of a flag.</summary>
public sealed class FlagValueTests
{
    private const string Boolean = "true or false";
    private const string Integer = "a 32-bit integer";
    private const string Float = "a number within the range of a double";

    [Theory]
    [InlineData("boolean", "0", Boolean)]
    [InlineData("boolean", "null", Boolean)]
    [InlineData("integer", "1.5", Integer)]
    [InlineData("integer", "2147483648", Integer)]
    [InlineData("integer", "-2147483649", Integer)]
    [InlineData("integer", "1e10", Integer)]
    [InlineData("integer", "1e999999999", Integer)]
    [InlineData("integer", "1e-1", Integer)]
    [InlineData("integer", "true", Integer)]
    [InlineData("float", "1e999", Float)]
    [InlineData("float", "-1e999999999", Float)]
    [InlineData("string", "1", "a string")]
    public void A_default_of_another_type(string type, string value, string expected) => Verify.Problems(
        Around.Flags($$"""
            "a": { "flagType": "{{type}}", "defaultValue": {|ROLL1004:{{value}}|} }
            """),
        $"'defaultValue' of a flag of type \"{type}\" must be {expected}, not {value}");

    [Theory]
    [InlineData("{|ROLL1004:[|}]", "an array")]
    [InlineData("\"{|ROLL1004:{}|}\"", "\"{}\"")]
    public void A_default_that_is_no_object(string value, string shown) => Verify.Problems(
        Around.Flags($$"""
            "a": { "flagType": "object", "defaultValue": {{value}} }
            """),
        $"'defaultValue' of a flag of type \"object\" must be an object, not {shown}");

    [Theory]
    [InlineData("integer", "1.0", 1)]
    [InlineData("integer", "1e2", 100)]
    [InlineData("integer", "12.50e1", 125)]
    [InlineData("integer", "-0", 0)]
    [InlineData("integer", "2147483647", 2147483647)]
    [InlineData("integer", "-2147483648.000", -2147483648)]
    [InlineData("integer", "0e99999999999", 0)]
    [InlineData("float", "1e-999999999", 0)]
    [InlineData("float", "1.7976931348623157e308", double.MaxValue)]
    [InlineData("float", "5", 5)]
    public void Numbers_are_taken_by_their_value(string type, string written, double expected) => Assert.Equal(
        expected,
        Verify.IsGood(Around.Flags($$"""
            "a": { "flagType": "{{type}}", "defaultValue": {{written}} }
            """)).Flags[0].DefaultValue.Number);

    [Fact]
    public void Numbers_beyond_a_double_deep_within_an_object() => Verify.Problems(
        Around.Flags("""
            "a": { "flagType": "object", "defaultValue": { "x": [ 1, { "y": {|ROLL1004:1e999|} } ] }, "metadata": { "z": {|ROLL1004:-1e400|} } }
            """),
        "a number must be within the range of a double, not 1e999",
        "a number must be within the range of a double, not -1e400");

    [Fact]
    public void Types_and_kinds_are_words_of_a_list() => Verify.Problems(
        Around.Flags("""
            "a": { "flagType": "{|ROLL1004:bool|}", "defaultValue": true, "lifecycle": { "kind": "{|ROLL1004:killswitch|}" } },
            "b": { "flagType": {|ROLL1004:7|}, "defaultValue": true }
            """),
        "'flagType' must be one of \"boolean\", \"string\", \"integer\", \"float\", \"object\", not \"bool\"",
        "'kind' must be one of \"release\", \"experiment\", \"operational\", \"killSwitch\", \"permission\", not \"killswitch\"; did you mean 'killSwitch'?",
        "'flagType' must be one of \"boolean\", \"string\", \"integer\", \"float\", \"object\", not 7");

    [Fact]
    public void Everything_else_of_a_flag() => Verify.Problems(
        Around.Flag("""
            "description": {|ROLL1004:7|}, "enabled": "{|ROLL1004:false|}", "disabledSince": "{|ROLL1004:2026-02-30|}",
            "lifecycle": { "owner": {|ROLL1004:[|}], "created": "{|ROLL1004:1.2.2026|}", "removeBy": {|ROLL1004:20260101|} },
            "metadata": { "list": {|ROLL1004:[|}1], "nothing": {|ROLL1004:null|}, "{|ROLL1004:stage|}": "x" }, "variants": {|ROLL1004:[|}], "rollout": {|ROLL1004:[|}]
            """),
        "'description' must be a string, not 7",
        "'enabled' must be true or false, not \"false\"",
        "'disabledSince' must be a date such as \"2026-09-20\", not \"2026-02-30\"",
        "'owner' must be a string, not an array",
        "'created' must be a date such as \"2026-09-20\", not \"1.2.2026\"",
        "'removeBy' must be a date such as \"2026-09-20\", not 20260101",
        "metadata 'list' must be a string, a number, true or false, not an array",
        "metadata 'nothing' must be a string, a number, true or false, not null",
        "'stage' is reserved in 'metadata' for the stage that decided; rename the property",
        "'variants' must be an object of names with values, not an array",
        "a rollout must be an object, not an array");

    [Theory]
    [InlineData("[", "an array")]
    [InlineData("null", "null")]
    [InlineData("7", "7")]
    public void A_manifest_that_is_no_object(string root, string shown)
        => Verify.Problems($"{{|ROLL1004:{root}|}}{(root == "[" ? "]" : "")}", $"the manifest must be an object, not {shown}");

    [Fact]
    public void Parts_that_are_no_objects() => Verify.Problems(
        """{ "$schema": {|ROLL1004:1|}, "context": {|ROLL1004:[|}], "segments": {|ROLL1004:true|}, "flags": {|ROLL1004:[|}] }""",
        "'$schema' must be a string, not 1",
        "'context' must be an object, not an array",
        "'segments' must be an object, not true",
        "'flags' must be an object, not an array");

    [Fact]
    public void A_variants_name_and_values() => Verify.Problems(
        Around.Flags("""
            "a": { "flagType": "integer", "defaultValue": 1, "variants": { "{|ROLL1004:default|}": 1, "half": {|ROLL1004:0.5|}, "Default": 1 } }
            """),
        "'default' is reserved for a default that is not a variant; rename the variant",
        "variant 'half' of a flag of type \"integer\" must be a 32-bit integer, not 0.5");

    [Theory]
    [InlineData("{|ROLL1004:{|}}")]
    [InlineData("{|ROLL1004:{|} \"yes\": true }")]
    [InlineData("{|ROLL1004:{|} \"yes\": true, \"sure\": true }")]
    [InlineData("{|ROLL1004:{|} \"yes\": true, \"no\": false, \"never\": false }")]
    public void A_boolean_flag_has_one_variant_of_each_value(string variants)
        => Verify.Problems(Around.Flag($"\"variants\": {variants}"), "a boolean flag that declares variants needs exactly two: one true, one false");

    [Fact]
    public void A_default_is_named_after_the_first_variant_of_its_value() => Assert.Equal(
        ["b", "default", "on", "no"],
        Verify.IsGood(Around.Flags("""
            "w": { "flagType": "object", "defaultValue": { "x": 1.0, "y": [true] }, "variants": { "a": { "x": 1, "y": [] }, "b": { "y": [true], "x": 1 }, "c": { "x": 1, "y": [true] } } },
            "x": { "flagType": "integer", "defaultValue": 1, "variants": { "two": 2 } },
            "y": { "flagType": "boolean", "defaultValue": true },
            "z": { "flagType": "boolean", "defaultValue": false, "variants": { "yes": true, "no": false } }
            """)).Flags.Select(flag => flag.DefaultVariant));

    [Theory]
    [InlineData("{|ROLL1004:targetingKey|}", "built in; remove its declaration")]
    [InlineData("{|ROLL1004:all|}", "reserved for conditions; rename the attribute")]
    [InlineData("{|ROLL1004:any|}", "reserved for conditions; rename the attribute")]
    [InlineData("{|ROLL1004:not|}", "reserved for conditions; rename the attribute")]
    [InlineData("{|ROLL1004:segment|}", "reserved for conditions; rename the attribute")]
    public void Attributes_that_conditions_could_not_name(string marked, string why) => Verify.Problems(
        Around.Attributes($$"""
            "{{marked}}": { "type": "string" }
            """),
        $"'{MarkedManifest.Parse(marked).Text}' is {why}");

    [Fact]
    public void Closed_values_are_for_strings() => Verify.Problems(
        Around.Attributes("""
            "a": { "type": "number", "values": {|ROLL1004:[|}"1"] }, "b": { "type": "string", "values": ["x", {|ROLL1004:1|}] }, "c": { "type": "string", "values": "{|ROLL1004:x|}" }
            """),
        "an attribute of type \"number\" cannot have 'values'; remove them or use type \"string\"",
        "an item of 'values' must be a string, not 1",
        "'values' must be an array of strings, not \"x\"");

    [Fact]
    public void Segments_say_one_thing() => Verify.Problems(
        Around.Segments("""
            "{|ROLL1004:a|}": { "when": { "country": "NO" }, "keys": [] }, "b": { "keys": "{|ROLL1004:user-1|}" }, "c": { "keys": ["x", {|ROLL1004:1|}] }, "d": { "when": {|ROLL1004:[|}] }
            """),
        "a segment can have only one of 'when', 'keys' and 'keysFrom'; declare several segments and combine them with 'any'",
        "'keys' must be an array of strings, not \"user-1\"",
        "an item of 'keys' must be a string, not 1",
        "a condition must be an object, not an array");

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../users.txt")]
    [InlineData("a/../../users.txt")]
    [InlineData("./users.txt")]
    [InlineData("a//b.txt")]
    [InlineData("a/")]
    [InlineData("c:users.txt")]
    public void A_path_that_leaves_the_manifests_folder(string path) => Verify.Problems(
        Around.Segments($$"""
            "a": { "keysFrom": "{|ROLL1004:{{path}}|}" }
            """),
        $"'keysFrom' must be a path below the manifest's folder such as \"cohorts/alpha.txt\", not \"{path}\"");

    [Theory]
    [InlineData("users.txt")]
    [InlineData("cohorts/Blåbær 1.txt")]
    [InlineData(".hidden/..users")]
    public void A_path_below_the_manifests_folder(string path) => Assert.Equal(
        path,
        Verify.IsGood(Around.Segments($$"""
            "a": { "keysFrom": "{{path}}" }
            """)).Segments[0].KeysFrom?.Value);
}
