using OpenRollout.Evaluation;
using OpenRollout.Manifest;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Tests the outcome of a flag: value, variant, reason.</summary>
public sealed class OutcomeTests
{
    private const string Everyone = """ "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] """;

    [Fact]
    public void Without_a_rollout_everyone_gets_the_default()
        => AssertOutcome(""" "flagType": "boolean", "defaultValue": true """, "true", "on", EvaluationReason.Static, null);

    [Fact]
    public void Switched_off_everyone_gets_the_default()
        => AssertOutcome($$""" "flagType": "boolean", "defaultValue": false, "enabled": false, "rollout": { {{Everyone}} } """, "false", "off", EvaluationReason.Disabled, null);

    [Fact]
    public void A_boolean_flag_serves_the_opposite_of_its_default()
    {
        AssertOutcome($$""" "flagType": "boolean", "defaultValue": true, "rollout": { {{Everyone}} } """, "false", "off", EvaluationReason.TargetingMatch, "s");
        AssertOutcome($$""" "flagType": "boolean", "defaultValue": false, "variants": { "old": false, "new": true }, "rollout": { {{Everyone}} } """, "true", "new", EvaluationReason.TargetingMatch, "s");
        AssertOutcome($$""" "flagType": "boolean", "defaultValue": true, "rollout": { "serve": "on", {{Everyone}} } """, "true", "on", EvaluationReason.TargetingMatch, "s");
    }

    [Theory]
    [InlineData(""" "flagType": "string", "defaultValue": "b", "variants": { "x": "a", "y": "b", "z": "b" } """, "\"b\"", "y")]
    [InlineData(""" "flagType": "string", "defaultValue": "c", "variants": { "x": "a" } """, "\"c\"", "default")]
    [InlineData(""" "flagType": "string", "defaultValue": "c" """, "\"c\"", "default")]
    [InlineData(""" "flagType": "integer", "defaultValue": 1e2, "variants": { "hundred": 100.0 } """, "100", "hundred")]
    [InlineData(""" "flagType": "float", "defaultValue": -0.0, "variants": { "zero": 0 } """, "-0", "zero")]
    [InlineData(""" "flagType": "object", "defaultValue": { "a": 1, "b": [true, null] }, "variants": { "x": { "b": [true, null], "a": 1.0 } } """, "{\"a\":1,\"b\":[true,null]}", "x")]
    [InlineData(""" "flagType": "boolean", "defaultValue": false, "variants": { "with": true, "without": false } """, "false", "without")]
    public void A_default_is_reported_as_the_first_variant_of_its_value(string flag, string value, string variant)
        => AssertOutcome(flag, value, variant, EvaluationReason.Static, null);

    [Fact]
    public void An_audience_may_serve_something_of_its_own()
        => AssertOutcome(
            """
            "flagType": "integer", "defaultValue": 0, "variants": { "low": 1, "high": 2 }, "rollout": {
              "serve": "low", "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100, "serve": "high" } ] } ] }
            """,
            "2",
            "high",
            EvaluationReason.TargetingMatch,
            "s");

    [Fact]
    public void Flags_are_found_by_their_exact_key()
    {
        var program = Manifests.Of(""" "a.b": { "flagType": "boolean", "defaultValue": true }, "größe": { "flagType": "boolean", "defaultValue": true } """);
        Assert.Equal(2, program.FlagCount);
        Assert.Equal(0, program.FindFlag("a.b"));
        Assert.Equal(1, program.FindFlag("größe"));
        Assert.Equal(-1, program.FindFlag("A.b"));
        Assert.Equal(-1, program.FindFlag(""));
        Assert.Equal("größe", program.GetDefinition(1).Key);
        Assert.All(program.Outcomes, (outcome, index) => Assert.Equal(index, outcome.Index));
    }

    [Fact]
    public void A_manifest_with_errors_is_refused_with_the_first_of_them()
    {
        var reading = ManifestReader.Read("""{ "flags": { "f": { "flagType": "boolean", "defaultValue": 1 } } }"""u8);
        var exception = Assert.Throws<ArgumentException>(() => RolloutProgram.Compile(reading));
        Assert.Contains(reading.FirstError!.ToString(), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_stand_in_the_manifests_order_after_the_targeting_key()
    {
        var program = Manifests.Of("");
        Assert.Equal(
            ["targetingKey", "country", "plan", "companyId", "employee", "age", "appVersion", "signedUp", "badges"],
            program.Attributes.Select(attribute => attribute.Name));
        Assert.Equal(0, RolloutProgram.TargetingKeyOrdinal);
    }

    private static void AssertOutcome(string flag, string value, string variant, EvaluationReason reason, string? stage)
    {
        var outcome = Manifests.Of($$""" "f": { {{flag}} } """).Evaluate("f", UserContext.Of("u"));
        Assert.Equal(value, outcome.Value.ToString());
        Assert.Equal(variant, outcome.Variant);
        Assert.Equal(reason, outcome.Reason);
        Assert.Equal(stage, outcome.Stage);
        Assert.Equal(EvaluationError.None, outcome.Error);
        Assert.Null(outcome.ErrorMessage);
        Assert.Equal("f", outcome.Flag.Key);
    }
}
