using OpenRollout.Evaluation;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Tests the rules that exclude users before any stage: required flags, excluded segments, the kill switch.</summary>
public sealed class RequirementTests
{
    private const string Everyone = """ "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] """;

    [Theory]
    [InlineData(""" "flagType": "boolean", "defaultValue": true """, true)]
    [InlineData(""" "flagType": "boolean", "defaultValue": false """, false)]
    [InlineData(""" "flagType": "boolean", "defaultValue": true, "enabled": false """, true)]
    [InlineData(""" "flagType": "boolean", "defaultValue": false, "enabled": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] } """, false)]
    [InlineData(""" "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] } """, true)]
    [InlineData(""" "flagType": "boolean", "defaultValue": true, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] } """, false)]
    [InlineData(""" "flagType": "boolean", "defaultValue": true, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 50 } ] } ] } """, false)]
    [InlineData(""" "flagType": "boolean", "defaultValue": false, "variants": { "no": false, "yes": true }, "rollout": { "serve": "yes", "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] } """, true)]
    public void A_required_flag_must_be_true_for_the_user_whether_in_or_not(string required, bool isOn)
    {
        // The user has no targeting key, so the percentage ends in an error, and the required flag does not count as on.
        var program = Manifests.Of($$""" "required": { {{required}} }, {{Manifests.Flag("f", "\"requires\": [\"required\"]," + Everyone)}} """);
        var outcome = program.Evaluate("f", UserContext.Of(null));
        Assert.Equal(isOn, outcome.Value.Boolean);
        Assert.Equal(isOn ? EvaluationReason.TargetingMatch : EvaluationReason.Default, outcome.Reason);
        Assert.Equal(isOn ? "on" : "off", outcome.Variant);
        Assert.Equal(EvaluationError.None, outcome.Error);
    }

    [Fact]
    public void All_required_flags_must_be_on_and_theirs_too()
    {
        var program = Manifests.Of(string.Join(
            ",",
            Manifests.Flag("top", "\"requires\": [\"left\", \"right\"]," + Everyone),
            Manifests.Flag("left", "\"requires\": [\"base\"]," + Everyone),
            Manifests.Flag("right", "\"requires\": [\"base\", \"base\"]," + Manifests.Stage("""{ "when": { "age": { "gt": 1 } } }""")),
            Manifests.Flag("base", Manifests.Stage("""{ "when": { "country": "NO" } }"""))));
        Assert.True(program.Evaluate("top", UserContext.Of("u", ("country", "NO"), ("age", 2))).Value.Boolean);
        Assert.False(program.Evaluate("top", UserContext.Of("u", ("country", "NO"), ("age", 1))).Value.Boolean);
        Assert.False(program.Evaluate("top", UserContext.Of("u", ("country", "SE"), ("age", 2))).Value.Boolean);
    }

    [Fact]
    public void Time_matters_to_a_flag_when_it_matters_to_a_required_one()
    {
        var program = Manifests.Of(string.Join(
            ",",
            Manifests.Flag("f", "\"requires\": [\"scheduled\"]," + Everyone),
            Manifests.Flag("scheduled", """ "stages": [ { "name": "s", "startsAt": "2026-01-01T00:00:00Z", "audiences": [ { "percentage": 100 } ] } ] """),
            Manifests.Flag("plain", Everyone)));
        Assert.True(program.DependsOnTime(program.FindFlag("f")));
        Assert.False(program.DependsOnTime(program.FindFlag("plain")));
        Assert.False(program.Evaluate("f", UserContext.Of("u").At("2025-01-01T00:00:00Z")).Value.Boolean);
        Assert.True(program.Evaluate("f", UserContext.Of("u").At("2026-01-01T00:00:00Z")).Value.Boolean);
    }

    [Fact]
    public void Excluded_segments_are_never_in()
    {
        var program = Manifests.OneFlag(
            """{ "percentage": 100 }""",
            """ "minors": { "when": { "age": { "lt": 16 } } }, "banned": { "keys": ["b"] } """,
            "\"exclude\": [\"minors\", \"banned\"],");
        Assert.True(program.Evaluate("f", UserContext.Of("u", ("age", 16))).Value.Boolean);
        Assert.False(program.Evaluate("f", UserContext.Of("u", ("age", 15))).Value.Boolean);
        Assert.False(program.Evaluate("f", UserContext.Of("b", ("age", 20))).Value.Boolean);
        Assert.Equal(EvaluationReason.Default, program.Evaluate("f", UserContext.Of("b")).Reason);
        // A user without the attribute is not excluded.
        Assert.True(program.Evaluate("f", UserContext.Of("u")).Value.Boolean);
    }

    [Fact]
    public void Exclusion_comes_before_a_missing_unit()
    {
        var program = Manifests.OneFlag("""{ "percentage": 50 }""", """ "all": { "when": { "not": { "any": [] } } } """, "\"exclude\": [\"all\"],");
        Assert.Equal(EvaluationReason.Default, program.Evaluate("f", UserContext.Of(null)).Reason);
    }

    [Fact]
    public void A_flag_that_is_switched_off_looks_at_nothing_and_can_be_explained()
    {
        var program = Manifests.Of($$"""
            "off": { "flagType": "boolean", "defaultValue": true, "enabled": false, "rollout": { "requires": ["base"], {{Everyone}} } },
            {{Manifests.Flag("base", Everyone)}}, {{Manifests.Flag("f", "\"requires\": [\"off\"]," + Everyone)}}
            """);
        Assert.Equal(EvaluationReason.Disabled, program.Evaluate("off", UserContext.Of("u")).Reason);
        Assert.True(program.Evaluate("f", UserContext.Of("u")).Value.Boolean);
        Assert.Empty(program.Explain("off", UserContext.Of("u")).Steps);
        Assert.Single(program.Explain("f", UserContext.Of("u")).Steps, step => step.Kind == ExplanationStepKind.Required);
    }
}
