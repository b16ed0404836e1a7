using System.Globalization;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Tests every operator on values of the declared type.</summary>
public sealed class OperatorTests
{
    [Theory]
    [InlineData("""{ "country": "NO" }""", "NO", true)]
    [InlineData("""{ "country": "NO" }""", "no", false)]
    [InlineData("""{ "country": "NO" }""", "NO ", false)]
    [InlineData("""{ "country": "" }""", "", true)]
    [InlineData("""{ "country": { "equals": "ö" } }""", "o\u0308", false)]
    [InlineData("""{ "country": ["NO", "DK"] }""", "DK", true)]
    [InlineData("""{ "country": { "in": ["NO", "DK"] } }""", "SE", false)]
    [InlineData("""{ "country": { "in": [] } }""", "SE", false)]
    [InlineData("""{ "country": { "in": ["a", "b", "c", "d", "e", "f", "g", "h", "i"] } }""", "i", true)]
    [InlineData("""{ "country": { "in": ["a", "b", "c", "d", "e", "f", "g", "h", "i"] } }""", "j", false)]
    [InlineData("""{ "country": { "notIn": ["NO"] } }""", "NO", false)]
    [InlineData("""{ "country": { "notIn": ["NO"] } }""", "DK", true)]
    [InlineData("""{ "country": { "notIn": [] } }""", "DK", true)]
    [InlineData("""{ "country": { "notIn": ["a", "b", "c", "d", "e", "f", "g", "h", "i"] } }""", "i", false)]
    [InlineData("""{ "country": { "notIn": ["a", "b", "c", "d", "e", "f", "g", "h", "i"] } }""", "j", true)]
    [InlineData("""{ "country": { "startsWith": "ab" } }""", "abc", true)]
    [InlineData("""{ "country": { "startsWith": ["x", "a"] } }""", "abc", true)]
    [InlineData("""{ "country": { "startsWith": "AB" } }""", "abc", false)]
    [InlineData("""{ "country": { "startsWith": "" } }""", "", true)]
    [InlineData("""{ "country": { "startsWith": [] } }""", "abc", false)]
    [InlineData("""{ "country": { "endsWith": "bc" } }""", "abc", true)]
    [InlineData("""{ "country": { "endsWith": "ab" } }""", "abc", false)]
    [InlineData("""{ "country": { "contains": ["😀", "b"] } }""", "a😀", true)]
    [InlineData("""{ "country": { "contains": "\u00ad" } }""", "abc", false)]
    [InlineData("""{ "country": { "matches": "b" } }""", "abc", true)]
    [InlineData("""{ "country": { "matches": "^b" } }""", "abc", false)]
    [InlineData("""{ "country": { "matches": "(?i)I" } }""", "ı", false)]
    [InlineData("""{ "country": { "startsWith": "a", "endsWith": "c" } }""", "abc", true)]
    [InlineData("""{ "country": { "startsWith": "a", "endsWith": "d" } }""", "abc", false)]
    [InlineData("""{ "plan": { "startsWith": "p" } }""", "pro", true)]
    public void Strings(string condition, string value, bool holds)
        => Assert.Equal(holds, Manifests.Holds(condition, UserContext.Of("u", ("country", value), ("plan", value))));

    [Theory]
    [InlineData("""{ "employee": true }""", true, true)]
    [InlineData("""{ "employee": true }""", false, false)]
    [InlineData("""{ "employee": { "equals": false } }""", false, true)]
    [InlineData("""{ "employee": { "in": [true, false] } }""", false, true)]
    [InlineData("""{ "employee": { "in": [] } }""", true, false)]
    [InlineData("""{ "employee": { "notIn": [true] } }""", true, false)]
    [InlineData("""{ "employee": { "notIn": [true] } }""", false, true)]
    [InlineData("""{ "employee": { "notIn": [] } }""", false, true)]
    public void Booleans(string condition, bool value, bool holds)
        => Assert.Equal(holds, Manifests.Holds(condition, UserContext.Of("u", ("employee", value))));

    [Theory]
    [InlineData("""{ "age": 16 }""", 16, true)]
    [InlineData("""{ "age": 1.6e1 }""", 16, true)]
    [InlineData("""{ "age": 0 }""", -0.0, true)]
    [InlineData("""{ "age": [15, 16] }""", 16.5, false)]
    [InlineData("""{ "age": { "in": [-0.0] } }""", 0, true)]
    [InlineData("""{ "age": { "notIn": [15, 16] } }""", 16, false)]
    [InlineData("""{ "age": { "notIn": [15, 16] } }""", 17, true)]
    [InlineData("""{ "age": { "lt": 16 } }""", 16, false)]
    [InlineData("""{ "age": { "lt": 16 } }""", 15.999, true)]
    [InlineData("""{ "age": { "lte": 16 } }""", 16, true)]
    [InlineData("""{ "age": { "lte": 16 } }""", 16.001, false)]
    [InlineData("""{ "age": { "gt": 16 } }""", 16, false)]
    [InlineData("""{ "age": { "gt": 16 } }""", 16.001, true)]
    [InlineData("""{ "age": { "gte": 16 } }""", 16, true)]
    [InlineData("""{ "age": { "gte": 16 } }""", 15.999, false)]
    [InlineData("""{ "age": { "gte": 16, "lt": 18 } }""", 17, true)]
    [InlineData("""{ "age": { "gte": 16, "lt": 18 } }""", 18, false)]
    [InlineData("""{ "age": 9007199254740993 }""", 9007199254740992, true)]
    public void Numbers(string condition, double value, bool holds)
        => Assert.Equal(holds, Manifests.Holds(condition, UserContext.Of("u", ("age", value))));

    [Theory]
    [InlineData("""{ "signedUp": { "lt": "2026-01-01T00:00:00Z" } }""", "2025-12-31T23:59:59.9999999Z", true)]
    [InlineData("""{ "signedUp": { "lt": "2026-01-01T00:00:00Z" } }""", "2026-01-01T00:00:00Z", false)]
    [InlineData("""{ "signedUp": { "lte": "2026-01-01T00:00:00Z" } }""", "2026-01-01T01:00:00+01:00", true)]
    [InlineData("""{ "signedUp": { "gt": "2026-01-01T00:00:00Z" } }""", "2026-01-01T00:00:00.0000001Z", true)]
    [InlineData("""{ "signedUp": { "gt": "2026-01-01T00:00:00Z" } }""", "2026-01-01T00:00:00.00000009Z", false)]
    [InlineData("""{ "signedUp": { "gte": "2026-01-01T00:00:00Z", "lt": "2027-01-01T00:00:00+05:30" } }""", "2026-06-01T12:00:00-08:00", true)]
    [InlineData("""{ "signedUp": { "gte": "2026-01-01T00:00:00Z" } }""", "2025-12-31T23:59:59Z", false)]
    public void Times_as_values_and_as_strings(string condition, string value, bool holds)
    {
        Assert.Equal(holds, Manifests.Holds(condition, UserContext.Of("u", ("signedUp", value))));
        if (DateTimeOffset.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            Assert.Equal(holds, Manifests.Holds(condition, UserContext.Of("u", ("signedUp", time))));
            Assert.Equal(holds, Manifests.Holds(condition, UserContext.Of("u", ("signedUp", time.UtcDateTime))));
            Assert.Equal(holds, Manifests.Holds(condition, UserContext.Of("u", ("signedUp", time.LocalDateTime))));
            Assert.Equal(holds, Manifests.Holds(condition, UserContext.Of("u", ("signedUp", DateTime.SpecifyKind(time.UtcDateTime, DateTimeKind.Unspecified)))));
        }
    }

    [Theory]
    [InlineData(">=4.2.0 <5.0.0", "4.9.9", true)]
    [InlineData(">=4.2.0 <5.0.0", "5.0.0", false)]
    [InlineData("^4.2", "4.2", true)]
    [InlineData("^4.2", "5.0.0-alpha", true)]
    [InlineData("^0.2.3", "0.3.0", false)]
    [InlineData("^0.0.3", "0.0.3", true)]
    [InlineData("~4.2.1", "4.2.99", true)]
    [InlineData("~4.2.1", "4.3.0", false)]
    [InlineData("=1.2.3", "v1.2.3+build", true)]
    [InlineData("1.2.3", "1.2.3-rc.1", false)]
    [InlineData(">1.2.3", "99999999999999999999.0.0", true)]
    public void Versions(string range, string value, bool holds)
        => Assert.Equal(holds, Manifests.Holds($$"""{ "appVersion": { "semver": "{{range}}" } }""", UserContext.Of("u", ("appVersion", value))));

    [Theory]
    [InlineData("""{ "badges": { "hasAny": ["a", "b"] } }""", "b,c", true)]
    [InlineData("""{ "badges": { "hasAny": ["a", "b"] } }""", "c", false)]
    [InlineData("""{ "badges": { "hasAny": [] } }""", "c", false)]
    [InlineData("""{ "badges": { "hasAll": ["a", "b"] } }""", "b,c,a", true)]
    [InlineData("""{ "badges": { "hasAll": ["a", "b"] } }""", "a", false)]
    [InlineData("""{ "badges": { "hasAll": ["a", "a"] } }""", "a", true)]
    [InlineData("""{ "badges": { "hasAll": [] } }""", "a", true)]
    public void Lists(string condition, string items, bool holds)
        => Assert.Equal(holds, Manifests.Holds(condition, UserContext.Of("u", ("badges", items.Split(',').ToArray<object>()))));

    [Fact]
    public void An_empty_list_has_all_of_nothing_and_none_of_anything()
    {
        var user = UserContext.Of("u", ("badges", Array.Empty<object>()));
        Assert.True(Manifests.Holds("""{ "badges": { "hasAll": [] } }""", user));
        Assert.False(Manifests.Holds("""{ "badges": { "hasAny": ["a"] } }""", user));
        Assert.True(Manifests.Holds("""{ "badges": { "exists": true } }""", user));
    }
}
