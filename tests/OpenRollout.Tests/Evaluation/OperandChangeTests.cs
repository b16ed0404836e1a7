using OpenRollout.Evaluation;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Verifies that a change to any part of a condition counts as a change of the flag.</summary>
public sealed class OperandChangeTests
{
    [Theory]
    [InlineData("""{ "country": "NO" }""", """{ "country": "SE" }""")]
    [InlineData("""{ "country": "NO" }""", """{ "companyId": "NO" }""")]
    [InlineData("""{ "country": ["NO"] }""", """{ "country": ["NO", "SE"] }""")]
    [InlineData("""{ "country": { "in": ["NO"] } }""", """{ "country": { "notIn": ["NO"] } }""")]
    [InlineData("""{ "country": ["a", "b", "c", "d", "e", "f", "g", "h", "i"] }""", """{ "country": ["a", "b", "c", "d", "e", "f", "g", "h", "j"] }""")]
    [InlineData("""{ "country": { "startsWith": "a" } }""", """{ "country": { "startsWith": "b" } }""")]
    [InlineData("""{ "country": { "startsWith": "a" } }""", """{ "country": { "endsWith": "a" } }""")]
    [InlineData("""{ "country": { "contains": ["a", "b"] } }""", """{ "country": { "contains": ["ab"] } }""")]
    [InlineData("""{ "country": { "matches": "a" } }""", """{ "country": { "matches": "b" } }""")]
    [InlineData("""{ "employee": true }""", """{ "employee": false }""")]
    [InlineData("""{ "employee": { "in": [true] } }""", """{ "employee": { "in": [true, false] } }""")]
    [InlineData("""{ "age": 1 }""", """{ "age": 2 }""")]
    [InlineData("""{ "age": { "lt": 1 } }""", """{ "age": { "lte": 1 } }""")]
    [InlineData("""{ "age": { "gt": 1 } }""", """{ "age": { "gt": 1.5 } }""")]
    [InlineData("""{ "signedUp": { "lt": "2026-01-01T00:00:00Z" } }""", """{ "signedUp": { "lt": "2026-01-01T00:00:00.0000001Z" } }""")]
    [InlineData("""{ "signedUp": { "lt": "2026-01-01T00:00:00Z" } }""", """{ "signedUp": { "gte": "2026-01-01T00:00:00Z" } }""")]
    [InlineData("""{ "appVersion": { "semver": "^1.2.3" } }""", """{ "appVersion": { "semver": "^1.2.4" } }""")]
    [InlineData("""{ "badges": { "hasAny": ["a"] } }""", """{ "badges": { "hasAny": ["b"] } }""")]
    [InlineData("""{ "badges": { "hasAny": ["a"] } }""", """{ "badges": { "hasAll": ["a"] } }""")]
    [InlineData("""{ "plan": { "exists": true } }""", """{ "plan": { "exists": false } }""")]
    [InlineData("""{ "age": 1 }""", """{ "not": { "age": 1 } }""")]
    [InlineData("""{ "all": [ { "age": 1 }, { "plan": "pro" } ] }""", """{ "any": [ { "age": 1 }, { "plan": "pro" } ] }""")]
    [InlineData("""{ "not": { "any": [] } }""", """{ "any": [] }""")]
    public void A_changed_operand_changes_the_flag(string before, string after)
    {
        Assert.Equal(["f"], Program(before).FindChanges(Program(after)));
        Assert.Equal([], Program(before).FindChanges(Program(before)));
    }

    private static RolloutProgram Program(string condition) => Manifests.OneFlag($$"""{ "when": {{condition}} }""");
}
