namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL2001: attributes that the context does not declare.</summary>
public sealed class UnknownAttributeTests
{
    [Theory]
    [InlineData("""{ "{|ROLL2001:contry|}": "NO" }""", "the context has no attribute 'contry'; did you mean 'country'?")]
    [InlineData("""{ "{|ROLL2001:Country|}": "NO" }""", "the context has no attribute 'Country'; did you mean 'country'?")]
    [InlineData("""{ "{|ROLL2001:shoeSize|}": { "gt": 46 } }""", "the context has no attribute 'shoeSize'; declare it in 'context'")]
    [InlineData("""{ "all": [ { "any": [ { "not": { "{|ROLL2001:employe|}": true } } ] } ] }""", "the context has no attribute 'employe'; did you mean 'employee'?")]
    [InlineData("""{ "{|ROLL2001:segments|}": "staff" }""", "the context has no attribute 'segments'; declare it in 'context'")]
    [InlineData("""{ "{|ROLL2001:\u0063ontry|}": "NO" }""", "the context has no attribute 'contry'; did you mean 'country'?")]
    public void In_a_condition(string condition, string message) => Verify.Problems(Around.Condition(condition), message);

    [Fact]
    public void In_a_segment() => Verify.Problems(
        Around.Segments("""
            "a": { "when": { "{|ROLL2001:contry|}": "NO" } }
            """),
        "the context has no attribute 'contry'; did you mean 'country'?");

    [Fact]
    public void As_a_unit() => Verify.Problems(
        Around.Rollout("""
            "unit": "{|ROLL2001:household|}", "stages": []
            """),
        "the context has no attribute 'household'; declare it in 'context'");

    [Fact]
    public void The_targeting_key_needs_no_declaration() => Verify.IsGood(Around.Condition("""{ "targetingKey": { "startsWith": "test-" } }"""));

    [Fact]
    public void An_attribute_whose_declaration_is_broken_is_not_reported_again() => Verify.Problems(
        """
        { "context": { "age": { "type": "{|ROLL1004:nummer|}" } }, "segments": { "a": { "when": { "age": { "lt": 16 } } } }, "flags": {} }
        """,
        "'type' must be one of \"string\", \"boolean\", \"number\", \"semver\", \"datetime\", \"stringList\", not \"nummer\"; did you mean 'number'?");
}
