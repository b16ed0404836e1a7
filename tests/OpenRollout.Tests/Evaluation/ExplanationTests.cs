using OpenRollout.Evaluation;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Tests the text of explanations: every kind of step and every conclusion.</summary>
public sealed class ExplanationTests
{
    private const string Folder = "tests/OpenRollout.Tests/Evaluation/Explanations";

    private const string Segments = """
        "employees": { "when": { "employee": true } },
        "alpha-testers": { "keys": ["user-1", "user-7"] },
        "minors": { "when": { "age": { "lt": 16 } } },
        "nordic": { "when": { "country": { "in": ["DK", "NO", "SE"] } } },
        "nordic-adults": { "when": { "all": [ { "segment": "nordic" }, { "not": { "segment": "minors" } } ] } }
        """;

    private const string Flags = """
        "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "gradual", "exclude": ["minors"], "requires": ["new-feed"], "stages": [
          { "name": "internal", "audiences": [ { "segment": "employees" } ] },
          { "name": "alpha", "audiences": [ { "segment": "alpha-testers" } ] },
          { "name": "gradual", "audiences": [ { "segment": "nordic-adults", "percentage": 50 }, { "when": { "plan": "pro" }, "percentage": 0 }, { "percentage": 5 } ] } ] } },
        "new-feed": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "when": { "country": { "notIn": ["SE"] } } } ] } ] } },
        "killed": { "flagType": "boolean", "defaultValue": false, "enabled": false, "rollout": { "requires": ["new-feed"], "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] } },
        "limit": { "flagType": "integer", "defaultValue": 20, "variants": { "standard": 20 } },
        "planned": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] } },
        "scheduled": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [
          { "name": "first", "startsAt": "2026-01-01T00:00:00Z", "audiences": [ { "percentage": 100 } ] }, { "name": "second", "startsAt": "2026-02-01T00:00:00+01:00", "audiences": [ { "keys": ["user-9"] } ] } ] } },
        "layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid", "reel": "reel" }, "rollout": {
          "unit": "companyId", "serve": { "split": { "grid": 50, "reel": 50 } }, "stage": "trial", "stages": [ { "name": "trial", "audiences": [ { "percentage": 60 }, { "when": { "plan": "pro" } } ] } ] } },
        "ramp": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [
          { "percentage": { "from": 1, "to": 50, "start": "2026-01-01T00:00:00Z", "end": "2026-02-01T00:00:00Z" } } ] } ] } },
        "everything": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "when": {
          "country": { "equals": "NO", "startsWith": ["D", "N"], "endsWith": "O", "contains": "NO", "matches": "^N", "notIn": ["a", "b", "c", "d", "e", "f", "g", "h", "i"] },
          "employee": { "in": [true, false] }, "age": { "gte": 16, "gt": 1.5, "lt": 99, "lte": 98 }, "appVersion": { "semver": ">=4.2.0 <5.0.0" },
          "signedUp": { "gte": "2026-01-01T00:00:00+01:00", "lt": "2027-01-01T00:00:00.5Z" }, "badges": { "hasAny": ["x", "a"], "hasAll": ["a"] },
          "plan": { "exists": false }, "companyId": { "exists": true }, "not": { "companyId": { "exists": false } },
          "any": [ { "age": 1 }, { "not": { "targetingKey": "user-1" } } ] } } ] } ] } }
        """;

    private static readonly UserContext Norwegian = UserContext.Of("user-9", ("country", "NO"), ("employee", false), ("age", 30)).At("2026-01-15T12:00:00Z");

    [Fact]
    public void In_by_percentage() => Explains("stories", Norwegian.With(("targetingKey", "user-13")));

    [Fact]
    public void In_by_an_earlier_stage() => Explains("stories", Norwegian.With(("targetingKey", "user-7"), ("country", "DE")));

    [Fact]
    public void Not_in() => Explains("stories", Norwegian.With(("country", "DE"), ("plan", "pro")));

    [Fact]
    public void Excluded() => Explains("stories", Norwegian.With(("age", 15)));

    [Fact]
    public void Required_flag_is_not_on() => Explains("stories", Norwegian.With(("country", "SE")));

    [Fact]
    public void Targeting_key_is_missing() => Explains("stories", Norwegian.With(("targetingKey", null)));

    [Fact]
    public void Switched_off() => Explains("killed", Norwegian);

    [Fact]
    public void Without_a_rollout() => Explains("limit", Norwegian);

    [Fact]
    public void No_stage_is_active() => Explains("planned", Norwegian);

    [Fact]
    public void No_stage_has_started() => Explains("scheduled", Norwegian.At("2025-12-31T23:59:59.5Z"));

    [Fact]
    public void A_stage_has_started() => Explains("scheduled", Norwegian);

    [Fact]
    public void By_key() => Explains("scheduled", Norwegian.At("2026-03-01T00:00:00Z"));

    [Fact]
    public void By_split() => Explains("layout", Norwegian.With(("companyId", "company-3")));

    [Fact]
    public void Unit_is_missing() => Explains("layout", Norwegian.With(("companyId", ""), ("plan", "pro")));

    [Fact]
    public void By_ramp() => Explains("ramp", Norwegian);

    [Fact]
    public void Every_operator() => Explains("everything", Norwegian.With(
        ("appVersion", "4.5.0"), ("signedUp", new DateTime(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc)), ("badges", new object[] { "a", "b" }), ("companyId", new object[] { 1 })));

    [Fact]
    public void Awkward_values() => Explains("everything", Norwegian.With(("country", "N\nO \"quoted\" \ud83d 😀")));

    [Fact]
    public void Steps_can_be_read_by_programs()
    {
        var explanation = Program().Explain("stories", Norwegian);
        var required = explanation.Steps[0];
        Assert.Equal((ExplanationStepKind.Required, null, 0, "new-feed", true), (required.Kind, required.Stage, required.Audience, required.Reference, required.Holds));
        var excluded = explanation.Steps[1];
        Assert.Equal((ExplanationStepKind.Excluded, "minors", "30", false), (excluded.Kind, excluded.Reference, excluded.Value, excluded.Holds));
        var condition = explanation.Steps[2];
        Assert.Equal((ExplanationStepKind.Condition, "gradual", 1, "nordic", "\"NO\""), (condition.Kind, condition.Stage, condition.Audience, condition.Reference, condition.Value));
        var negated = explanation.Steps[3];
        Assert.Equal(("minors", true), (negated.Reference, negated.Holds));
        var percentage = explanation.Steps[4];
        Assert.Equal((ExplanationStepKind.Percentage, "gradual", 1, 50_000), (percentage.Kind, percentage.Stage, percentage.Audience, percentage.Share));
        Assert.InRange(percentage.Bucket!.Value, 0, 99_999);
        Assert.Equal(percentage.Bucket < percentage.Share, percentage.Holds);
    }

    [Fact]
    public void A_time_beyond_the_calendar_is_no_reason_to_throw()
        => Assert.All([long.MinValue, long.MaxValue], time => Assert.NotEmpty(Program().Explain("scheduled", Norwegian with { UtcTicks = time }).ToString()));

    private static RolloutProgram Program() => Manifests.Of(Flags, Segments);

    private static void Explains(string flag, UserContext user, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
        => Snapshot.Matches(Folder, name, Program().Explain(flag, user).ToString());

    [Fact]
    public void Long_values_and_lists_are_cut()
    {
        var text = new string('x', 5_000);
        var program = Manifests.OneFlag($$"""{ "when": { "country": "{{text}}", "badges": { "hasAny": ["{{text}}"] } } }""");
        var explanation = program.Explain("f", UserContext.Of("u", ("country", text), ("badges", Enumerable.Range(0, 1_000).Select(number => $"{number}{text}").Prepend(text).ToArray()))).ToString();

        Assert.InRange(explanation.Length, 1, 2_000);
        Assert.Contains("...", explanation, StringComparison.Ordinal);
        Assert.Contains("[1001 values: ", explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(text[..81], explanation, StringComparison.Ordinal);
    }
}
