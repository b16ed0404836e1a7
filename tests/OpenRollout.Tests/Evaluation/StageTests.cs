using OpenRollout.Evaluation;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Tests which stage is active, the order in which audiences are evaluated, and how ramps grow over time.</summary>
public sealed class StageTests
{
    private const string ThreeStages = """
        "stages": [
          { "name": "one", "audiences": [ { "when": { "age": 1 } } ] },
          { "name": "two", "audiences": [ { "when": { "age": 2 } }, { "when": { "age": { "lte": 2 } } } ] },
          { "name": "three", "audiences": [ { "when": { "age": { "lte": 3 } } } ] } ]
        """;

    [Theory]
    [InlineData(null, 1, null)]
    [InlineData("one", 1, "one")]
    [InlineData("one", 2, null)]
    [InlineData("two", 2, "two")]
    [InlineData("two", 1, "two")]
    [InlineData("two", 3, null)]
    [InlineData("three", 1, "three")]
    [InlineData("three", 4, null)]
    public void Audiences_are_tried_from_the_active_stage_back_to_the_first(string? active, int age, string? stage)
    {
        var program = Manifests.Of(Manifests.Flag("f", (active is null ? "" : $"\"stage\": \"{active}\",") + ThreeStages));
        var outcome = program.Evaluate("f", UserContext.Of("u", ("age", age)));
        Assert.Equal(stage, outcome.Stage);
        Assert.Equal(stage is not null, outcome.Value.Boolean);
        Assert.Equal(stage is null ? EvaluationReason.Default : EvaluationReason.TargetingMatch, outcome.Reason);
    }

    [Fact]
    public void With_null_no_stage_is_active_even_if_its_time_has_come()
    {
        var program = Manifests.Of(Manifests.Flag("f", """
            "stage": null, "stages": [ { "name": "a", "startsAt": "2020-01-01T00:00:00Z", "audiences": [ { "percentage": 100 } ] } ]
            """));
        Assert.Equal((EvaluationReason.Default, false), (program.Evaluate("f", UserContext.Of("u")).Reason, program.Evaluate("f", UserContext.Of("u")).Value.Boolean));
    }

    [Fact]
    public void Earlier_stages_stay_in_force()
    {
        var program = Manifests.Of(Manifests.Flag("f", """
            "stage": "b", "stages": [ { "name": "a", "audiences": [ { "keys": ["u"] } ] }, { "name": "b", "audiences": [ { "percentage": 0 } ] } ]
            """));
        Assert.Equal("a", program.Evaluate("f", UserContext.Of("u")).Stage);
    }

    [Fact]
    public void The_first_audience_that_takes_the_user_in_decides()
    {
        var program = Manifests.Of("""
            "f": { "flagType": "string", "defaultValue": "-", "variants": { "a": "A", "b": "B", "c": "C" }, "rollout": { "serve": "c", "stage": "s", "stages": [ { "name": "s", "audiences": [
              { "when": { "age": { "lt": 10 } }, "serve": "a", "percentage": 0 },
              { "when": { "age": { "lt": 10 } }, "serve": "b" },
              { "when": { "age": { "lt": 20 } } } ] } ] } }
            """);
        Assert.Equal("b", program.Evaluate("f", UserContext.Of("u", ("age", 5))).Variant);
        Assert.Equal("c", program.Evaluate("f", UserContext.Of("u", ("age", 15))).Variant);
        Assert.Equal("default", program.Evaluate("f", UserContext.Of("u", ("age", 25))).Variant);
    }

    [Theory]
    [InlineData("2026-01-01T00:59:59.9999999+01:00", null)]
    [InlineData("2026-01-01T01:00:00+01:00", "one")]
    [InlineData("2026-02-01T00:00:00Z", "two")]
    [InlineData("9999-12-31T23:59:59Z", "two")]
    public void A_stage_starts_when_its_time_has_come(string now, string? stage)
    {
        var program = Manifests.Of(Manifests.Flag("f", """
            "stages": [ { "name": "one", "startsAt": "2026-01-01T00:00:00Z", "audiences": [ { "percentage": 100 } ] }, { "name": "two", "startsAt": "2026-02-01T00:00:00Z", "audiences": [ { "percentage": 100 } ] } ]
            """));
        Assert.Equal(stage, program.Evaluate("f", UserContext.Of("u").At(now)).Stage);
        Assert.True(program.DependsOnTime(0));
    }

    [Fact]
    public void A_stage_beside_a_schedule_pins_it()
    {
        var program = Manifests.Of(Manifests.Flag("f", """
            "stage": "one", "stages": [ { "name": "one", "startsAt": "2026-01-01T00:00:00Z", "audiences": [ { "percentage": 100 } ] }, { "name": "two", "startsAt": "2026-02-01T00:00:00Z", "audiences": [ { "percentage": 100 } ] } ]
            """));
        Assert.Equal("one", program.Evaluate("f", UserContext.Of("u").At("2020-01-01T00:00:00Z")).Stage);
        Assert.Equal("one", program.Evaluate("f", UserContext.Of("u").At("2030-01-01T00:00:00Z")).Stage);
        Assert.False(program.DependsOnTime(0));
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z", 1_000)]
    [InlineData("2026-01-01T00:00:00Z", 1_000)]
    [InlineData("2026-01-01T00:00:00.0000001Z", 1_000)]
    [InlineData("2026-01-01T12:00:00Z", 25_500)]
    [InlineData("2026-01-01T00:00:01.7632653Z", 1_000)]
    [InlineData("2026-01-01T00:00:01.7632654Z", 1_001)]
    [InlineData("2026-01-01T23:59:59.9999999Z", 49_999)]
    [InlineData("2026-01-02T00:00:00Z", 50_000)]
    [InlineData("2030-01-01T00:00:00Z", 50_000)]
    public void A_ramp_grows_evenly_and_is_rounded_down_to_a_thousandth(string now, int share)
        => Assert.Equal(share, ShareAt(now, """{ "from": 1, "to": 50, "start": "2026-01-01T00:00:00Z", "end": "2026-01-02T00:00:00Z" }"""));

    [Theory]
    [InlineData("0001-01-01T00:00:00.0000001Z", 0)]
    [InlineData("9999-12-31T23:59:59.9999999Z", 100_000)]
    [InlineData("9999-12-31T23:59:59.9999998Z", 99_999)]
    [InlineData("5000-07-02T12:00:00Z", 50_000)]
    public void A_ramp_over_all_time_is_exact(string now, int share)
        => Assert.Equal(share, ShareAt(now, """{ "from": 0, "to": 100, "start": "0001-01-01T00:00:00Z", "end": "9999-12-31T23:59:59.9999999Z" }"""));

    [Theory]
    [InlineData("2025-12-31T23:59:59.9999999Z", 0)]
    [InlineData("2026-01-01T00:00:00Z", 5_000)]
    [InlineData("2026-01-31T23:59:59Z", 5_000)]
    [InlineData("2026-02-01T00:00:00Z", 5_000)]
    [InlineData("2026-03-01T00:00:00Z", 33_333)]
    public void Steps_count_from_their_time_on(string now, int share)
        => Assert.Equal(share, ShareAt(now, """
            { "steps": [ { "at": "2026-01-01T00:00:00Z", "percentage": 5 }, { "at": "2026-02-01T00:00:00Z", "percentage": 5 }, { "at": "2026-03-01T00:00:00Z", "percentage": 33.333 } ] }
            """));

    [Fact]
    public void Steps_without_a_step_take_nobody_in() => Assert.Equal(0, ShareAt("2030-01-01T00:00:00Z", """{ "steps": [] }"""));

    private static int? ShareAt(string now, string percentage)
        => Manifests.OneFlag($$"""{ "percentage": {{percentage}} }""").Explain("f", UserContext.Of("u").At(now)).Steps.Single().Share;
}
