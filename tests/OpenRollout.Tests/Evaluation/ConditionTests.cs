using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Tests combinators, segments, and values that are absent or not of the declared type.</summary>
public sealed class ConditionTests
{
    private static readonly string[] EveryOperator =
    [
        """{ "country": "NO" }""", """{ "country": { "in": ["NO"] } }""", """{ "country": { "notIn": ["SE"] } }""",
        """{ "country": { "notIn": ["a", "b", "c", "d", "e", "f", "g", "h", "i"] } }""",
        """{ "country": { "startsWith": "" } }""", """{ "country": { "endsWith": "" } }""", """{ "country": { "contains": "" } }""",
        """{ "country": { "matches": "" } }""",
        """{ "employee": { "notIn": [] } }""", """{ "employee": { "in": [true, false] } }""",
        """{ "age": { "notIn": [1] } }""", """{ "age": 5 }""", """{ "age": { "lt": 1e300 } }""", """{ "age": { "lte": 1e300 } }""",
        """{ "age": { "gt": -1e300 } }""", """{ "age": { "gte": -1e300 } }""",
        """{ "signedUp": { "lt": "9999-01-01T00:00:00Z" } }""", """{ "signedUp": { "lte": "9999-01-01T00:00:00Z" } }""",
        """{ "signedUp": { "gt": "0001-01-01T00:00:00Z" } }""", """{ "signedUp": { "gte": "0001-01-01T00:00:00Z" } }""",
        """{ "appVersion": { "semver": ">=0" } }""", """{ "badges": { "hasAny": ["a"] } }""", """{ "badges": { "hasAll": [] } }""",
    ];

    private static readonly object?[] NeverOfItsType =
        [null, double.NaN, double.NegativeInfinity, new object[] { "a", 1 }, new Dictionary<string, object>()];

    [Fact]
    public void What_is_absent_or_of_no_comparable_type_fails_every_operator_and_passes_its_not()
        => Assert.All(EveryOperator, condition => Assert.All(NeverOfItsType, value =>
        {
            var user = UserContext.Of("u", ("country", value), ("employee", value), ("age", value), ("signedUp", value), ("appVersion", value), ("badges", value));
            Assert.False(Manifests.Holds(condition, user), condition);
            Assert.True(Manifests.Holds($$"""{ "not": {{condition}} }""", user), condition);
        }));

    [Theory]
    [InlineData("country", 5)]
    [InlineData("country", true)]
    [InlineData("employee", "true")]
    [InlineData("employee", 1)]
    [InlineData("age", "5")]
    [InlineData("age", true)]
    [InlineData("signedUp", 5)]
    [InlineData("signedUp", "2026-01-01")]
    [InlineData("signedUp", "2026-01-01t00:00:00z")]
    [InlineData("signedUp", "2026-01-01T00:00:00")]
    [InlineData("signedUp", "2026-01-01T00:00Z")]
    [InlineData("appVersion", 5)]
    [InlineData("appVersion", "5.2-beta")]
    [InlineData("appVersion", "1.2.3.4")]
    [InlineData("appVersion", "01.2.3")]
    [InlineData("appVersion", " 1.2.3")]
    [InlineData("badges", "a")]
    public void A_value_of_another_type_than_declared_exists_and_no_more(string attribute, object value)
    {
        var user = UserContext.Of("u", (attribute, value));
        Assert.All(EveryOperator.Where(condition => condition.Contains(attribute)), condition => Assert.False(Manifests.Holds(condition, user), condition));
        Assert.True(Manifests.Holds($$"""{ "{{attribute}}": { "exists": true } }""", user));
        Assert.False(Manifests.Holds($$"""{ "{{attribute}}": { "exists": false } }""", user));
    }

    [Fact]
    public void Null_does_not_exist()
    {
        Assert.False(Manifests.Holds("""{ "country": { "exists": true } }""", UserContext.Of("u", ("country", null))));
        Assert.True(Manifests.Holds("""{ "country": { "exists": false } }""", UserContext.Of("u")));
        Assert.True(Manifests.Holds("""{ "country": { "exists": true } }""", UserContext.Of("u", ("country", ""))));
    }

    [Fact]
    public void A_string_outside_of_closed_values_is_an_ordinary_string()
    {
        var user = UserContext.Of("u", ("plan", "enterprise"));
        Assert.True(Manifests.Holds("""{ "plan": { "notIn": ["free"] } }""", user));
        Assert.True(Manifests.Holds("""{ "plan": { "startsWith": "enter" } }""", user));
        Assert.False(Manifests.Holds("""{ "plan": ["free", "pro"] }""", user));
    }

    [Theory]
    [InlineData("""{ "any": [] }""", false)]
    [InlineData("""{ "not": { "any": [] } }""", true)]
    [InlineData("""{ "all": [ { "age": 5 }, { "country": "NO" } ] }""", true)]
    [InlineData("""{ "all": [ { "age": 5 }, { "country": "SE" } ] }""", false)]
    [InlineData("""{ "any": [ { "age": 6 }, { "country": "NO" } ] }""", true)]
    [InlineData("""{ "any": [ { "age": 6 }, { "country": "SE" } ] }""", false)]
    [InlineData("""{ "age": 5, "not": { "country": "NO" } }""", false)]
    [InlineData("""{ "not": { "not": { "age": 5 } } }""", true)]
    [InlineData("""{ "not": { "all": [ { "age": 5 }, { "not": { "any": [ { "age": 6 }, { "country": "NO" } ] } } ] } }""", true)]
    [InlineData("""{ "any": [ { "all": [ { "age": 6 } ] }, { "all": [ { "age": 5 }, { "any": [ { "country": "NO" } ] } ] } ] }""", true)]
    public void Combinators_follow_logic(string condition, bool holds)
        => Assert.Equal(holds, Manifests.Holds(condition, UserContext.Of("u", ("age", 5), ("country", "NO"))));

    [Theory]
    [InlineData("listed", "u", true)]
    [InlineData("listed", "U", false)]
    [InlineData("from-file", "u", true)]
    [InlineData("from-file", "v", false)]
    [InlineData("not-listed", "u", false)]
    [InlineData("not-listed", "v", true)]
    [InlineData("both", "u", true)]
    [InlineData("both", "v", false)]
    [InlineData("unknown-file", "u", false)]
    [InlineData("empty", "", true)]
    public void Segments(string segment, string targetingKey, bool isMember)
    {
        var program = Manifests.Compile(
            $$"""
            { "segments": {
                "both": { "when": { "all": [ { "segment": "listed" }, { "segment": "from-file" } ] } },
                "not-listed": { "when": { "not": { "segment": "listed" } } },
                "listed": { "keys": ["u", "w"] },
                "empty": { "keys": [""] },
                "from-file": { "keysFrom": "a/b.txt" },
                "unknown-file": { "keysFrom": "c.txt" } },
              "flags": { {{Manifests.Flag("f", Manifests.Stage($$"""{ "segment": "{{segment}}" }"""))}} } }
            """,
            ("from-file", ["u", "x"]), ("listed", ["v"]));
        Assert.Equal(isMember, program.Evaluate("f", UserContext.Of(targetingKey)).Value.Boolean);
    }

    [Fact]
    public void Keys_are_targeting_keys_whatever_the_unit()
    {
        var program = Manifests.OneFlag("""{ "keys": ["u"] }""", more: "\"unit\": \"companyId\",");
        Assert.True(program.Evaluate("f", UserContext.Of("u")).Value.Boolean);
        Assert.False(program.Evaluate("f", UserContext.Of("v", ("companyId", "u"))).Value.Boolean);
        Assert.False(program.Evaluate("f", UserContext.Of(null).With(("targetingKey", 5))).Value.Boolean);
    }

    [Fact]
    public void The_targeting_key_is_an_ordinary_string_in_conditions()
    {
        Assert.True(Manifests.Holds("""{ "targetingKey": { "endsWith": "@example.com" } }""", UserContext.Of("a@example.com")));
        Assert.True(Manifests.Holds("""{ "targetingKey": "" }""", UserContext.Of("")));
        Assert.False(Manifests.Holds("""{ "targetingKey": { "exists": true } }""", UserContext.Of(null)));
    }
}
