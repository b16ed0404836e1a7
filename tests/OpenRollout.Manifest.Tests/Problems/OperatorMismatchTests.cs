using OpenRollout.Manifest.Conditions;

namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL2002: operators and operands that do not fit the attribute.</summary>
public sealed class OperatorMismatchTests
{
    private static readonly string[] StringOperators = ["equals", "in", "notIn", "startsWith", "endsWith", "contains", "matches", "exists"];

    private static readonly Dictionary<string, string[]> Fitting = new()
    {
        ["country"] = StringOperators,
        ["targetingKey"] = StringOperators,
        ["employee"] = ["equals", "in", "notIn", "exists"],
        ["age"] = ["equals", "in", "notIn", "lt", "lte", "gt", "gte", "exists"],
        ["signedUp"] = ["lt", "lte", "gt", "gte", "exists"],
        ["version"] = ["semver", "exists"],
        ["badges"] = ["hasAny", "hasAll", "exists"],
    };

    private static readonly Dictionary<string, string> Types = new()
    {
        ["country"] = "string",
        ["targetingKey"] = "string",
        ["employee"] = "boolean",
        ["age"] = "number",
        ["signedUp"] = "datetime",
        ["version"] = "semver",
        ["badges"] = "stringList",
    };

    public static TheoryData<string, string> AllPairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var attribute in Fitting.Keys)
        {
            foreach (var name in OperatorNames.All)
            {
                pairs.Add(attribute, name);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void Each_operator_fits_the_types_that_the_format_names(string attribute, string name)
    {
        var operand = name switch
        {
            "exists" => "true",
            "in" or "notIn" or "hasAny" or "hasAll" => "[]",
            "semver" => "\"^1.2\"",
            "lt" or "lte" or "gt" or "gte" => attribute == "signedUp" ? "\"2026-01-01T00:00:00Z\"" : "1",
            "equals" => attribute switch { "age" => "1", "employee" => "true", _ => "\"x\"" },
            _ => "\"x\"",
        };
        if (Fitting[attribute].Contains(name))
        {
            Verify.IsGood(Around.Condition($$"""{ "{{attribute}}": { "{{name}}": {{operand}} } }"""));
        }
        else
        {
            Verify.Problems(
                Around.Condition($$"""{ "{{attribute}}": { "{|ROLL2002:{{name}}|}": {{operand}} } }"""),
                $"'{name}' cannot be used with '{attribute}', which is of type {Types[attribute]}; use {string.Join(", ", Fitting[attribute])}");
        }
    }

    [Theory]
    [InlineData("""{ "country": { "{|ROLL2002:startWith|}": "N" } }""", "unknown operator 'startWith'; did you mean 'startsWith'?")]
    [InlineData("""{ "country": { "{|ROLL2002:regex|}": "N" } }""", "unknown operator 'regex'; use equals, in, notIn, startsWith, endsWith, contains, matches, exists")]
    [InlineData("""{ "country": { "{|ROLL2002:not|}": "N" } }""", "unknown operator 'not'; use equals, in, notIn, startsWith, endsWith, contains, matches, exists")]
    [InlineData("""{ "country": { "{|ROLL2002:EQUALS|}": "N" } }""", "unknown operator 'EQUALS'; did you mean 'equals'?")]
    public void An_operator_that_is_none(string condition, string message) => Verify.Problems(Around.Condition(condition), message);

    [Theory]
    [InlineData("""{ "country": {|ROLL2002:7|} }""", "7 cannot be compared with 'country', which is of type string; use a string")]
    [InlineData("""{ "country": {|ROLL2002:null|} }""", "null cannot be compared with 'country', which is of type string; use a string")]
    [InlineData("""{ "country": ["NO", {|ROLL2002:null|}] }""", "null cannot be compared with 'country', which is of type string; use a string")]
    [InlineData("""{ "country": { "equals": {|ROLL2002:[|}"NO"] } }""", "an array cannot be compared with 'country', which is of type string; use a string")]
    [InlineData("""{ "country": { "in": "{|ROLL2002:NO|}" } }""", "'in' needs an array, not \"NO\"")]
    [InlineData("""{ "country": { "notIn": {|ROLL2002:null|} } }""", "'notIn' needs an array, not null")]
    [InlineData("""{ "country": { "startsWith": ["N", {|ROLL2002:1|}] } }""", "1 cannot be compared with 'country', which is of type string; use a string")]
    [InlineData("""{ "country": { "matches": {|ROLL2002:[|}] } }""", "'matches' needs a string, not an array")]
    [InlineData("""{ "country": { "exists": "{|ROLL2002:yes|}" } }""", "'exists' needs true or false, not \"yes\"")]
    [InlineData("""{ "employee": "{|ROLL2002:true|}" }""", "\"true\" cannot be compared with 'employee', which is of type boolean; use true or false")]
    [InlineData("""{ "age": "{|ROLL2002:16|}" }""", "\"16\" cannot be compared with 'age', which is of type number; use a number within the range of a double")]
    [InlineData("""{ "age": {|ROLL2002:1e999|} }""", "1e999 cannot be compared with 'age', which is of type number; use a number within the range of a double")]
    [InlineData("""{ "age": { "lt": {|ROLL2002:-1e999|} } }""", "'lt' needs a number within the range of a double, not -1e999")]
    [InlineData("""{ "age": { "lt": {|ROLL2002:[|}1] } }""", "'lt' needs a number within the range of a double, not an array")]
    [InlineData("""{ "signedUp": { "lt": "{|ROLL2002:2026-01-01|}" } }""", "'lt' needs a time with seconds and offset such as \"2026-09-20T08:00:00+02:00\", not \"2026-01-01\"")]
    [InlineData("""{ "signedUp": "{|ROLL2002:2026-01-01T00:00:00Z|}" }""", "'signedUp', which is of type datetime cannot be compared with a literal; use lt, lte, gt, gte, exists")]
    [InlineData("""{ "version": "{|ROLL2002:1.2.3|}" }""", "'version', which is of type semver cannot be compared with a literal; use semver, exists")]
    [InlineData("""{ "version": {|ROLL2002:null|} }""", "'version', which is of type semver cannot be compared with a literal; use semver, exists")]
    [InlineData("""{ "badges": {|ROLL2002:[|}"gold"] }""", "'badges', which is of type stringList cannot be compared with a literal; use hasAny, hasAll, exists")]
    [InlineData("""{ "badges": { "hasAny": "{|ROLL2002:gold|}" } }""", "'hasAny' needs an array of strings, not \"gold\"")]
    [InlineData("""{ "version": { "semver": {|ROLL2002:1.2|} } }""", "'semver' needs a string such as \">=4.2.0 <5.0.0\", not 1.2")]
    public void An_operand_that_does_not_fit(string condition, string message) => Verify.Problems(Around.Condition(condition), message);

    [Theory]
    [InlineData("{|ROLL2002:|}", "write comparators with one space between them, and none elsewhere")]
    [InlineData("{|ROLL2002: 1.2.3|}", "write comparators with one space between them, and none elsewhere")]
    [InlineData("{|ROLL2002:>=1.2.3  <2.0.0|}", "write comparators with one space between them, and none elsewhere")]
    [InlineData("{|ROLL2002:>= 1.2.3|}", "'>=' is not a comparator; write one such as '>=4.2.0', '^4.2' or '~4.2.1'")]
    [InlineData("{|ROLL2002:1.2.3 || 2.0.0|}", "'||' is not a comparator; write one such as '>=4.2.0', '^4.2' or '~4.2.1'")]
    [InlineData("{|ROLL2002:1.x|}", "'1.x' is not a comparator; write one such as '>=4.2.0', '^4.2' or '~4.2.1'")]
    [InlineData("{|ROLL2002:*|}", "'*' is not a comparator; write one such as '>=4.2.0', '^4.2' or '~4.2.1'")]
    [InlineData("{|ROLL2002:1.2|}", "'1.2' is ambiguous; write all three numbers")]
    [InlineData("{|ROLL2002:>1|}", "'>1' is ambiguous; write all three numbers")]
    [InlineData("{|ROLL2002:<=1.2|}", "'<=1.2' is ambiguous; write all three numbers")]
    [InlineData("{|ROLL2002:^0|}", "'^0' is ambiguous; write all three numbers")]
    [InlineData("{|ROLL2002:^0.0|}", "'^0.0' is ambiguous; write all three numbers")]
    [InlineData("{|ROLL2002:~4|}", "'~4' is ambiguous; write two or three numbers")]
    public void Versions_that_are_no_range(string range, string message)
        => Verify.Problems(Around.Condition($$"""{ "version": { "semver": "{{range}}" } }"""), message);

    [Theory]
    [InlineData("a(?=b)", "a look-ahead")]
    [InlineData("a(?!b)", "a look-ahead")]
    [InlineData("(?<=a)b", "a look-behind")]
    [InlineData("(?<!a)b", "a look-behind")]
    [InlineData("(a)\\\\1", "a back-reference")]
    [InlineData("(?<n>a)\\\\k<n>", "a back-reference")]
    [InlineData("(?>a)b", "an atomic group")]
    public void Patterns_that_would_backtrack(string pattern, string construct) => Verify.Problems(
        Around.Condition($$"""{ "country": { "matches": "{|ROLL2002:{{pattern}}|}" } }"""),
        $"the pattern uses {construct}, which cannot be matched in linear time");

    [Fact]
    public void Literals_outside_of_the_closed_values() => Verify.Problems(
        Around.Condition("""{ "any": [ { "device": "{|ROLL2002:iOS|}" }, { "device": ["ios", "{|ROLL2002:web|}"] }, { "device": { "notIn": ["{|ROLL2002:|}"] } } ] }"""),
        "'iOS' is not one of the values of 'device'; did you mean 'ios'?",
        "'web' is not one of the values of 'device'; add it to 'values' or correct it",
        "'' is not one of the values of 'device'; add it to 'values' or correct it");

    [Fact]
    public void Parts_of_the_closed_values() => Verify.IsGood(
        Around.Condition("""{ "device": { "startsWith": "i", "endsWith": ["os", "oid"], "contains": "o", "matches": "^web$" } }"""));

    [Fact]
    public void Empty_things_follow_logic_and_are_no_errors() => Verify.IsGood(
        Around.Condition("""{ "any": [ { "any": [] } ], "not": { "any": [] }, "country": [], "age": { "in": [] }, "device": { "notIn": [] }, "badges": { "hasAll": [] } }"""));

    [Theory]
    [InlineData("""{ "any": {|ROLL1004:{|}} }""", "'any' must be an array of conditions, not an object")]
    [InlineData("""{ "all": [ "{|ROLL1004:staff|}" ] }""", "a condition must be an object, not \"staff\"")]
    [InlineData("""{ "not": {|ROLL1004:[|}] }""", "a condition must be an object, not an array")]
    [InlineData("""{ "segment": {|ROLL1004:[|}"staff"] }""", "'segment' must be a string, not an array")]
    public void Combinators_have_shapes_of_their_own(string condition, string message) => Verify.Problems(Around.Condition(condition), message);

    [Fact]
    public void All_problems_of_a_condition_are_found_at_once() => Verify.Problems(
        Around.Condition("""
            { "{|ROLL2001:a|}": 1, "age": { "{|ROLL2002:semver|}": "x", "lt": "{|ROLL2002:x|}" }, "segment": "{|ROLL2003:x|}", "any": [ {|ROLL1004:1|}, { "country": {|ROLL2002:2|} } ] }
            """),
        "the context has no attribute 'a'; declare it in 'context'",
        "'semver' cannot be used with 'age', which is of type number; use equals, in, notIn, lt, lte, gt, gte, exists",
        "'lt' needs a number within the range of a double, not \"x\"",
        "unknown segment 'x'; declare it in 'segments'",
        "a condition must be an object, not 1",
        "2 cannot be compared with 'country', which is of type string; use a string");
}
