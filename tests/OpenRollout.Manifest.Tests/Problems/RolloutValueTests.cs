namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1004: units, salts and required flags.</summary>
public sealed class RolloutValueTests
{
    [Theory]
    [InlineData("age", "number")]
    [InlineData("badges", "stringList")]
    [InlineData("version", "semver")]
    public void A_unit_is_a_string(string unit, string type) => Verify.Problems(
        Around.Rollout($$"""
            "unit": "{|ROLL1004:{{unit}}|}", "stages": []
            """),
        $"'unit' must name an attribute of type \"string\"; '{unit}' is of type \"{type}\"");

    [Theory]
    [InlineData("targetingKey")]
    [InlineData("country")]
    public void Any_attribute_of_strings_is_a_unit(string unit) => Assert.Equal(
        unit,
        Verify.IsGood(Around.Rollout($$"""
            "unit": "{{unit}}", "stages": []
            """)).Flags[0].GetRollout()!.Unit.Value);

    [Theory]
    [InlineData("")]
    [InlineData("/split")]
    [InlineData("stories/split")]
    public void A_salt_that_would_mix_two_draws(string salt) => Verify.Problems(
        Around.Rollout($$"""
            "salt": "{|ROLL1004:{{salt}}|}", "stages": []
            """),
        $"'salt' must be a non-empty string that does not end in \"/split\", not \"{salt}\"");

    [Theory]
    [InlineData("")]
    [InlineData("/split")]
    [InlineData("stories/split")]
    public void A_key_is_a_salt_where_no_other_is_given(string key) => Verify.Problems(
        Around.Flags($$"""
            "{|ROLL1004:{{key}}|}": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [] } }
            """),
        "the flag's key is its default salt, and a salt must not be empty or end in \"/split\"; rename the flag or set 'salt' in its rollout");

    [Theory]
    [InlineData(""" "rollout": { "salt": "s", "stages": [] } """)]
    [InlineData(""" "enabled": true """)]
    public void Any_key_will_do_that_is_no_salt(string members) => Verify.IsGood(Around.Flags($$"""
        "stories/split": { "flagType": "boolean", "defaultValue": false, {{members}} }
        """));

    [Theory]
    [InlineData("\"salt\": \"/Split\", ", "/Split")]
    [InlineData("\"salt\": \"/split \", ", "/split ")]
    [InlineData("", "stories")]
    public void Any_other_salt_will_do_and_the_key_where_there_is_none(string salt, string expected)
        => Assert.Equal(expected, Verify.IsGood(Around.Rollout($"{salt}\"stages\": []")).Flags[0].GetRollout()!.Salt);

    [Fact]
    public void Only_boolean_flags_can_be_required() => Verify.Problems(
        Around.Flags("""
            "a": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["{|ROLL1004:b|}", {|ROLL1004:7|}], "exclude": "{|ROLL1004:staff|}", "stages": [] } },
            "b": { "flagType": "string", "defaultValue": "x" }
            """),
        "'requires' can list only boolean flags; 'b' is not boolean",
        "an item of 'requires' must be a string, not 7",
        "'exclude' must be an array of strings, not \"staff\"");
}
