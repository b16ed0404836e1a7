namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL2005: conditions that can never hold, and similar ones that can.</summary>
public sealed class ContradictionTests
{
    [Theory]
    [InlineData("""{ "country": ["NO", "SE"], "all": [ { "{|ROLL2005:country|}": "DK" } ] }""", """'country' equals "DK" can never hold together with 'country' in ["NO", "SE"]; change or remove one of the two""")]
    [InlineData("""{ "device": { "in": ["ios"], "{|ROLL2005:notIn|}": ["ios", "android"] } }""", """'device' notIn ["ios", "android"] can never hold together with 'device' in ["ios"]; change or remove one of the two""")]
    [InlineData("""{ "country": { "in": ["NO"], "{|ROLL2005:startsWith|}": ["S", "D"] } }""", """'country' startsWith ["S", "D"] can never hold together with 'country' in ["NO"]; change or remove one of the two""")]
    [InlineData("""{ "country": { "in": ["NO"], "{|ROLL2005:matches|}": "^[A-M]" } }""", """'country' matches "^[A-M]" can never hold together with 'country' in ["NO"]; change or remove one of the two""")]
    [InlineData("""{ "employee": { "equals": true, "{|ROLL2005:notIn|}": [true] } }""", "'employee' notIn [true] can never hold together with 'employee' equals true; change or remove one of the two")]
    [InlineData("""{ "age": { "in": [1, 2.5], "{|ROLL2005:gt|}": 2.5 } }""", "'age' gt 2.5 can never hold together with 'age' in [1, 2.5]; change or remove one of the two")]
    [InlineData("""{ "badges": { "hasAll": ["x"], "exists": true }, "{|ROLL2005:not|}": { "badges": { "hasAny": ["x", "y"] } } }""", """not 'badges' hasAny ["x", "y"] can never hold together with 'badges' hasAll ["x"]; change or remove one of the two""")]
    public void Sets_that_cannot_meet(string condition, string message) => Verify.Advice(Around.Condition(condition), message);

    [Theory]
    [InlineData("""{ "age": { "gte": 18, "{|ROLL2005:lt|}": 18 } }""", "'age' lt 18 can never hold together with 'age' gte 18; change or remove one of the two")]
    [InlineData("""{ "age": { "gt": 0.1, "{|ROLL2005:lt|}": 0.10000000000000002 } }""", "'age' lt 0.10000000000000002 can never hold together with 'age' gt 0.1; change or remove one of the two")]
    [InlineData("""{ "age": { "gt": -0.0, "{|ROLL2005:lte|}": 0 } }""", "'age' lte 0 can never hold together with 'age' gt -0; change or remove one of the two")]
    [InlineData("""{ "age": { "{|ROLL2005:gt|}": 1.7976931348623157e308 } }""", "'age' gt 1.7976931348623157E+308 never holds: no value is beyond this one; change or remove it")]
    [InlineData("""{ "signedUp": { "gte": "2026-02-01T00:00:00Z", "{|ROLL2005:lt|}": "2026-02-01T01:00:00+01:00" } }""", "'signedUp' lt 2026-02-01T00:00:00Z can never hold together with 'signedUp' gte 2026-02-01T00:00:00Z; change or remove one of the two")]
    [InlineData("""{ "signedUp": { "{|ROLL2005:lt|}": "0001-01-01T00:00:00Z" } }""", "'signedUp' lt 0001-01-01T00:00:00Z never holds: no value is beyond this one; change or remove it")]
    [InlineData("""{ "version": { "{|ROLL2005:semver|}": ">=5.0.0 <4.0.0" } }""", "'version' semver \">=5.0.0 <4.0.0\" never holds: no version is within this range; change or remove it")]
    [InlineData("""{ "version": { "{|ROLL2005:semver|}": "<0.0.0-0" } }""", "'version' semver \"<0.0.0-0\" never holds: no version is within this range; change or remove it")]
    [InlineData("""{ "all": [ { "version": { "semver": "^1.2" } }, { "version": { "{|ROLL2005:semver|}": ">=2" } } ] }""", "'version' semver \">=2\" can never hold together with 'version' semver \"^1.2\"; change or remove one of the two")]
    public void Empty_ranges(string condition, string message) => Verify.Advice(Around.Condition(condition), message);

    [Theory]
    [InlineData("""{ "country": "NO", "{|ROLL2005:not|}": { "country": { "in": ["NO", "SE"] } } }""", """not 'country' in ["NO", "SE"] can never hold together with 'country' equals "NO"; change or remove one of the two""")]
    [InlineData("""{ "segment": "staff", "{|ROLL2005:not|}": { "employee": true } }""", "not 'employee' equals true can never hold together with segment 'staff'; change or remove one of the two")]
    [InlineData("""{ "not": { "segment": "staff" }, "{|ROLL2005:employee|}": true }""", "'employee' equals true can never hold together with not segment 'staff'; change or remove one of the two")]
    [InlineData("""{ "age": { "exists": false, "{|ROLL2005:lt|}": 16 } }""", "'age' lt 16 can never hold together with 'age' exists false; change or remove one of the two")]
    [InlineData("""{ "employee": { "exists": true, "notIn": [true] }, "{|ROLL2005:not|}": { "employee": { "notIn": [true] } } }""", "not 'employee' notIn [true] can never hold together with 'employee' notIn [true]; change or remove one of the two")]
    [InlineData("""{ "country": { "exists": true }, "{|ROLL2005:not|}": { "any": [ { "country": { "exists": true } }, { "age": 1 } ] } }""", "the condition in 'not' can never hold together with 'country' exists true; change or remove one of the two")]
    [InlineData("""{ "{|ROLL2005:not|}": { "all": [ { "any": [ { "age": { "exists": true } }, { "age": { "exists": false } } ] } ] } }""", "'not' never holds: its condition always holds; change or remove it")]
    [InlineData("""{ "country": { "matches": "^N" }, "{|ROLL2005:not|}": { "country": { "matches": "^N" } } }""", """not 'country' matches "^N" can never hold together with 'country' matches "^N"; change or remove one of the two""")]
    public void Not_of_what_is_required(string condition, string message) => Verify.Advice(Around.Condition(condition), message);

    [Theory]
    [InlineData("""{ "country": { "startsWith": "ab", "{|ROLL2005:equals|}": "b" } }""", """'country' equals "b" can never hold together with 'country' startsWith "ab"; change or remove one of the two""")]
    [InlineData("""{ "all": [ { "country": { "startsWith": ["ab", "c"] } }, { "country": { "{|ROLL2005:startsWith|}": ["b", "ac"] } } ] }""", """'country' startsWith ["b", "ac"] can never hold together with 'country' startsWith ["ab", "c"]; change or remove one of the two""")]
    [InlineData("""{ "country": { "endsWith": "ab" }, "all": [ { "country": { "{|ROLL2005:endsWith|}": "bb" } } ] }""", """'country' endsWith "bb" can never hold together with 'country' endsWith "ab"; change or remove one of the two""")]
    [InlineData("""{ "country": { "startsWith": "abc" }, "{|ROLL2005:not|}": { "country": { "startsWith": ["x", "ab"] } } }""", """not 'country' startsWith ["x", "ab"] can never hold together with 'country' startsWith "abc"; change or remove one of the two""")]
    [InlineData("""{ "country": { "contains": "abc" }, "{|ROLL2005:not|}": { "country": { "contains": "b" } } }""", """not 'country' contains "b" can never hold together with 'country' contains "abc"; change or remove one of the two""")]
    [InlineData("""{ "country": { "endsWith": "abc" }, "{|ROLL2005:not|}": { "country": { "contains": "" } } }""", """not 'country' contains "" can never hold together with 'country' endsWith "abc"; change or remove one of the two""")]
    public void Parts_of_strings(string condition, string message) => Verify.Advice(Around.Condition(condition), message);

    [Theory]
    [InlineData("""{ "{|ROLL2005:any|}": [] }""", "'any' without conditions never holds; add one or remove it")]
    [InlineData("""{ "{|ROLL2005:country|}": [] }""", "'country' in [] never holds: the list is empty; change or remove it")]
    [InlineData("""{ "badges": { "{|ROLL2005:hasAny|}": [] } }""", "'badges' hasAny [] never holds: the list is empty; change or remove it")]
    [InlineData("""{ "country": { "{|ROLL2005:startsWith|}": [] } }""", "'country' startsWith [] never holds: the list is empty; change or remove it")]
    [InlineData("""{ "any": [ { "age": 1 }, { "{|ROLL2005:any|}": [] } ] }""", "'any' without conditions never holds; add one or remove it")]
    [InlineData("""{ "not": { "{|ROLL2005:age|}": [] } }""", "'age' in [] never holds: the list is empty; change or remove it")]
    public void Empty_things(string condition, string message) => Verify.Advice(Around.Condition(condition), message);

    [Fact]
    public void Each_alternative_that_is_dead_where_it_stands() => Verify.Advice(
        Around.Condition("""{ "country": "NO", "any": [ { "{|ROLL2005:country|}": "SE" }, { "employee": true }, { "all": [ { "age": { "lt": 1, "{|ROLL2005:gt|}": 2 } } ] } ] }"""),
        """'country' equals "SE" can never hold together with 'country' equals "NO"; change or remove one of the two""",
        "'age' gt 2 can never hold together with 'age' lt 1; change or remove one of the two");

    [Fact]
    public void Three_that_cannot_hold_together() => Verify.Advice(
        Around.Condition("""{ "employee": true, "country": ["NO", "SE"], "all": [ { "country": ["NO", "DK"] }, { "{|ROLL2005:country|}": ["SE", "DK"] } ] }"""),
        """'country' in ["SE", "DK"] can never hold together with 'country' in ["NO", "SE"] and 'country' in ["NO", "DK"]; change or remove one of them""");

    [Fact]
    public void Through_segments_and_keys() => Verify.Advice(
        Around.Segments("""
            "{|ROLL2005:none|}": { "keys": [] }, "few": { "keys": ["a", "b"] }, "file": { "keysFrom": "a.txt" }, "same-file": { "keysFrom": "a.txt" },
            "north": { "when": { "country": ["NO", "SE"] } }, "south": { "when": { "any": [ { "country": "ES" }, { "country": "IT" } ] } },
            "nowhere": { "when": { "segment": "north", "all": [ { "segment": "{|ROLL2005:south|}" } ] } },
            "nobody": { "when": { "segment": "few", "{|ROLL2005:targetingKey|}": "c" } },
            "reader": { "when": { "segment": "file", "{|ROLL2005:not|}": { "segment": "same-file" } } },
            "said-already": { "when": { "any": [ { "segment": "none" }, { "segment": "nowhere" } ] } }
            """),
        "segment 'none' has no keys and therefore no members; add keys or remove the segment",
        "segment 'south' can never hold together with segment 'north'; change or remove one of the two",
        "'targetingKey' equals \"c\" can never hold together with segment 'few'; change or remove one of the two",
        "not segment 'same-file' can never hold together with segment 'file'; change or remove one of the two");

    [Fact]
    public void An_audience_without_keys() => Verify.Advice(
        Around.Stage("""
            "name": "all", "audiences": [ {|ROLL2005:{|} "keys": [] } ]
            """),
        "the audience has no keys and therefore no members; add keys or remove the audience");

    [Fact]
    public void Nothing_is_said_of_a_manifest_with_errors() => Verify.Advice(
        Around.Condition("""{ "age": { "gte": 18, "lt": 18 }, "{|ROLL2001:contry|}": [] }"""),
        "the context has no attribute 'contry'; did you mean 'country'?");

    [Theory]
    [InlineData("""{ "country": { "in": ["NO", "SE"], "notIn": ["NO"] } }""")]
    [InlineData("""{ "device": { "notIn": ["ios", "android"] } }""")]
    [InlineData("""{ "age": { "gte": 18, "lte": 18 } }""")]
    [InlineData("""{ "age": { "gt": 0.1, "lt": 0.10000000000000003 } }""")]
    [InlineData("""{ "signedUp": { "gt": "2026-01-01T00:00:00Z", "lt": "2026-01-01T00:00:00.0000002Z" } }""")]
    [InlineData("""{ "version": { "semver": ">=2.0.0-alpha <2.0.0" } }""")]
    [InlineData("""{ "version": { "semver": "^1.2.3" }, "all": [ { "version": { "semver": ">=2.0.0-alpha" } } ] }""")]
    [InlineData("""{ "version": { "semver": "=1.2.3+a" }, "all": [ { "version": { "semver": "=1.2.3+b" } } ] }""")]
    [InlineData("""{ "not": { "employee": [true, false] } }""")]
    [InlineData("""{ "employee": { "exists": true }, "not": { "employee": [true, false] } }""")]
    [InlineData("""{ "age": { "exists": false }, "not": { "age": { "lt": 16 } } }""")]
    [InlineData("""{ "country": { "startsWith": "ab", "endsWith": "ba", "contains": ["x"], "notIn": ["abxba"] } }""")]
    [InlineData("""{ "country": { "startsWith": "ab", "endsWith": "bc", "matches": "^abc$" } }""")]
    [InlineData("""{ "country": { "matches": "^a" }, "not": { "country": { "matches": "^ab" } } }""")]
    [InlineData("""{ "badges": { "hasAny": ["a", "b"] }, "not": { "badges": { "hasAll": ["a", "b"] } } }""")]
    [InlineData("""{ "badges": { "hasAll": [] } }""")]
    public void What_can_hold_after_all(string condition) => Verify.Advice(Around.Condition(condition));

    [Fact]
    public void A_file_may_have_any_keys() => Verify.Advice(Around.Segments("""
        "file": { "keysFrom": "a.txt" }, "other": { "keysFrom": "b.txt" },
        "both": { "when": { "all": [ { "segment": "file" }, { "not": { "segment": "other" } }, { "targetingKey": "x" } ] } }
        """));
}
