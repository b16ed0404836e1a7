using System.Text;

namespace OpenRollout.Manifest.Tests;

/// <summary>
/// ROLL1002: unknown properties. They are errors where ignoring them could give a feature to more users than intended, and
/// warnings where other tools may keep their properties.
/// </summary>
public sealed class UnknownPropertyTests
{
    private const string Foreign = "; if another tool uses it, start its name with 'x-'";

    [Fact]
    public void Within_a_rollout_they_are_errors() => AllAreErrors(Verify.Problems(
        Around.Rollout("""
            "{|ROLL1002:excludes|}": ["staff"], "{|ROLL1002:strategy|}": 1,
            "stages": [ { "name": "a", "{|ROLL1002:sinse|}": "2026-01-01", "{|ROLL1002:percentage|}": 5, "audiences": [
                { "{|ROLL1002:percent|}": 5 }, { "{|ROLL1002:wen|}": { "employee": true } },
                { "percentage": { "{|ROLL1002:step|}": 1, "steps": [ { "at": "2026-01-01T00:00:00Z", "percentage": 1, "{|ROLL1002:At|}": 1 } ] } } ] } ],
            "serve": { "split": { "on": 1 }, "{|ROLL1002:Split|}": {} }
            """),
        "a rollout has no property 'excludes'; did you mean 'exclude'?",
        "a rollout has no property 'strategy'; it can have 'serve', 'stage', 'stages', 'exclude', 'requires', 'unit', 'salt', 'watch', 'description'",
        "a stage has no property 'sinse'; did you mean 'since'?",
        "a stage has no property 'percentage'; it can have 'name', 'since', 'startsAt', 'audiences', 'description'",
        "an audience has no property 'percent'; it can have 'segment', 'when', 'keys', 'percentage', 'serve', 'description'",
        "an audience has no property 'wen'; did you mean 'when'?",
        "a ramp has no property 'step'; did you mean 'steps'?",
        "a step has no property 'At'; did you mean 'at'?",
        "'serve' has no property 'Split'; did you mean 'split'?"));

    [Fact]
    public void Within_context_and_segments_they_are_errors() => AllAreErrors(Verify.Problems(
        """
        { "context": { "age": { "type": "number", "{|ROLL1002:unit|}": "years" } }, "segments": { "a": { "keys": [], "{|ROLL1002:people|}": 1 } }, "flags": {} }
        """,
        "an attribute has no property 'unit'; it can have 'type', 'values', 'description'",
        "a segment has no property 'people'; it can have 'when', 'keys', 'keysFrom', 'description'"));

    [Theory]
    [InlineData("enable", "did you mean 'enabled'?")]
    [InlineData("Enabled", "did you mean 'enabled'?")]
    [InlineData("isEnabled", "did you mean 'enabled'?")]
    [InlineData("rolout", "did you mean 'rollout'?")]
    [InlineData("desciption", "did you mean 'description'?")]
    [InlineData("disabled", "to turn a flag off, set \"enabled\": false in the flag")]
    [InlineData("Disable", "to turn a flag off, set \"enabled\": false in the flag")]
    [InlineData("percentage", "it belongs in a flag's 'rollout'")]
    [InlineData("stage", "it belongs in a flag's 'rollout'")]
    [InlineData("audiences", "it belongs in a flag's 'rollout'")]
    [InlineData("excludes", "it belongs in a flag's 'rollout'")]
    [InlineData("required", "it belongs in a flag's 'rollout'")]
    [InlineData("when", "it belongs in a flag's 'rollout'")]
    public void Mistakes_in_a_flag_are_errors(string name, string advice) => AllAreErrors(Verify.Problems(
        Around.Flag($$"""
            "{|ROLL1002:{{name}}|}": false
            """),
        $"a flag has no property '{name}'; {advice}"));

    [Theory]
    [InlineData("segmets", "did you mean 'segments'?")]
    [InlineData("Flag", "did you mean 'flags'?")]
    [InlineData("disabled", "to turn a flag off, set \"enabled\": false in the flag")]
    [InlineData("enabled", "it belongs in a flag")]
    [InlineData("rollouts", "it belongs in a flag")]
    [InlineData("exclude", "it belongs in a flag's 'rollout'")]
    public void Mistakes_at_the_top_are_errors(string name, string advice) => AllAreErrors(Verify.Problems(
        $$"""{ "{|ROLL1002:{{name}}|}": false, "flags": {} }""",
        $"the manifest has no property '{name}'; {advice}"));

    [Theory]
    [InlineData("owner")]
    [InlineData("key")]
    [InlineData("type")]
    [InlineData("tags")]
    [InlineData("name")]
    [InlineData("codeDefault")]
    public void What_may_be_another_tools_in_a_flag_is_a_warning(string name) => NoneIsAnError(Verify.Problems(
        Around.Flag($$"""
            "{|ROLL1002:{{name}}|}": { "any": ["thing"] }
            """),
        $"a flag has no property '{name}'{Foreign}"));

    [Theory]
    [InlineData("version")]
    [InlineData("metadata")]
    [InlineData("$evaluators")]
    [InlineData("tags")]
    public void What_may_be_another_tools_at_the_top_is_a_warning(string name) => NoneIsAnError(Verify.Problems(
        $$"""{ "{|ROLL1002:{{name}}|}": {}, "flags": {} }""",
        $"the manifest has no property '{name}'{Foreign}"));

    [Fact]
    public void A_lifecycle_decides_nothing() => NoneIsAnError(Verify.Problems(
        Around.Flag("""
            "lifecycle": { "{|ROLL1002:owners|}": "me", "{|ROLL1002:jira|}": "S-1" }
            """),
        "a lifecycle has no property 'owners'; did you mean 'owner'?",
        "a lifecycle has no property 'jira'"));

    [Fact]
    public void Extensions_are_allowed_everywhere() => Verify.IsGood(
        """
        { "x-a": 1, "context": { "age": { "type": "number", "x-a": 1 } }, "segments": { "s": { "keys": [], "x-a": 1 } },
          "flags": { "f": { "flagType": "boolean", "defaultValue": false, "\u0078-enable": false, "lifecycle": { "x-a": 1 }, "rollout": { "x-a": 1,
            "serve": { "split": { "on": 1 }, "x-a": 1 },
            "stages": [ { "name": "a", "x-a": 1, "audiences": [ { "x-a": 1, "percentage": { "x-a": 1, "steps": [ { "x-a": 1, "at": "2026-01-01T00:00:00Z", "percentage": 1 } ] } } ] } ] } } } }
        """);

    /// <summary>In a condition, ignoring an entry would drop a requirement.</summary>
    [Fact]
    public void Conditions_have_no_extensions() => Verify.Problems(
        Around.Condition("""{ "{|ROLL2001:x-country|}": "NO", "age": { "{|ROLL2002:x-lt|}": 16 } }"""),
        "the context has no attribute 'x-country'; did you mean 'country'?",
        "unknown operator 'x-lt'; use equals, in, notIn, lt, lte, gt, gte, exists");

    [Fact]
    public void Known_properties_written_with_escapes_are_known()
        => Verify.IsGood("""{ "fl\u0061gs": { "a": { "fl\u0061gType": "boolean", "default\u0056alue": true } } }""");

    [Fact]
    public void No_number_of_warnings_hides_an_error()
    {
        var flags = string.Join(", ", Enumerable.Range(0, 1_500).Select(number => $$"""  "f{{number}}": { "flagType": "boolean", "defaultValue": false, "vendor": 0 } """));
        var reading = ReadingLaws.Hold(Encoding.UTF8.GetBytes($$"""{ "flags": { {{flags}}, "a": 1 } }"""), limit: 50);
        Assert.Equal("a flag must be an object, not 1", reading.FirstError?.Message);
        Assert.Equal(1_001, reading.Problems.Count);
    }

    [Fact]
    public void A_typo_behind_a_thousand_other_names_refuses_the_manifest()
    {
        var vendor = string.Join(", ", Enumerable.Range(0, 2_000).Select(number => $"\"v{number}\": 0"));
        var reading = ReadingLaws.Hold(Encoding.UTF8.GetBytes(Around.Flag($"{vendor}, \"enable\": false")), limit: 50);
        Assert.NotNull(reading.FirstError);
    }

    private static void AllAreErrors(ManifestReadResult reading) => Assert.All(reading.Problems, problem => Assert.True(problem.IsError, problem.ToString()));

    private static void NoneIsAnError(ManifestReadResult reading) => Assert.Null(reading.FirstError);
}
