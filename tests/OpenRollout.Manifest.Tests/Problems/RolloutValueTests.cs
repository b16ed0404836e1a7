namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1004: stages, audiences, percentages, ramps, splits, units and salts.</summary>
public sealed class RolloutValueTests
{
    private const string Percentage = "a percentage must be a number from 0 to 100 with at most three decimals, not ";
    private const string Time = "a time with seconds and offset such as \"2026-09-20T08:00:00+02:00\"";

    [Theory]
    [InlineData("-1")]
    [InlineData("-0.001")]
    [InlineData("100.001")]
    [InlineData("101")]
    [InlineData("1e3")]
    [InlineData("0.0005")]
    [InlineData("2.0071")]
    [InlineData("1e-4")]
    [InlineData("1e999999999")]
    [InlineData("null")]
    [InlineData("true")]
    public void A_percentage_that_is_none(string value)
        => Verify.Problems(Around.Audience($"\"percentage\": {{|ROLL1004:{value}|}}"), Percentage + value);

    [Fact]
    public void A_percentage_in_quotes() => Verify.Problems(Around.Audience("\"percentage\": \"{|ROLL1004:50|}\""), Percentage + "\"50\"");

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("100", 100_000)]
    [InlineData("100.000", 100_000)]
    [InlineData("1e2", 100_000)]
    [InlineData("2.007", 2_007)]
    [InlineData("50.0000", 50_000)]
    [InlineData("1e-3", 1)]
    [InlineData("33.333", 33_333)]
    [InlineData("0.00100000000000000000000000000", 1)]
    public void A_percentage_is_exact(string value, int thousandths)
        => Assert.Equal(new FixedPercentage(thousandths), OnlyAudience($"\"percentage\": {value}").Percentage);

    [Fact]
    public void Without_a_percentage_all_of_them_are_in() => Assert.Equal(Manifest.Percentage.Everyone, OnlyAudience("\"segment\": \"staff\"").Percentage);

    [Fact]
    public void An_audience_says_one_thing() => Verify.Problems(
        Around.Stage("""
            "name": "a", "audiences": [ {|ROLL1004:{|} "segment": "staff", "when": {} }, {|ROLL1004:{|} "when": {}, "keys": [] }, {}, {|ROLL1004:7|} ]
            """),
        "an audience has one of 'segment', 'when' and 'keys', not several; join conditions within 'when'",
        "an audience has one of 'segment', 'when' and 'keys', not several; join conditions within 'when'",
        "an audience must be an object, not 7");

    [Fact]
    public void Stages_and_audiences_are_arrays_of_objects() => Verify.Problems(
        Around.Flags("""
            "a": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": {|ROLL1004:{|}} } },
            "b": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [ {|ROLL1004:null|}, { "name": {|ROLL1004:1|}, "since": "{|ROLL1004:today|}", "audiences": {|ROLL1004:{|}} } ] } }
            """),
        "'stages' must be an array of stages, not an object",
        "a stage must be an object, not null",
        "the name of a stage must be a string, not 1",
        "'since' must be a day such as \"2026-09-20\", not \"today\"",
        "'audiences' must be an array of audiences, not an object");

    [Fact]
    public void A_ramp_grows() => Verify.Problems(
        Around.Audience("""
            "percentage": { "from": 50, "to": {|ROLL1004:49.999|}, "start": "2026-01-01T00:00:00Z", "end": "2026-02-01T00:00:00Z" }
            """),
        "a ramp must not fall: 'to' is less than 'from'");

    [Theory]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T01:00:00+01:00")]
    [InlineData("2025-12-31T23:59:59.9999999Z")]
    public void A_ramp_ends_after_it_starts(string end) => Verify.Problems(
        Around.Audience($$"""
            "percentage": { "from": 1, "to": 1, "start": "2026-01-01T00:00:00Z", "end": "{|ROLL1004:{{end}}|}" }
            """),
        "a ramp must end after it starts");

    [Fact]
    public void A_ramp_may_stay_where_it_is() => Assert.Equal(
        new LinearRamp(1_000, 1_000, Ticks(0), Ticks(1)),
        OnlyAudience("""
            "percentage": { "from": 1, "to": 1.000, "start": "2026-01-01T01:00:00+01:00", "end": "2026-01-01T00:00:00.0000001Z" }
            """).Percentage);

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-01-01T00:00:00")]
    [InlineData("2026-01-01T00:00Z")]
    [InlineData("2026-01-01t00:00:00z")]
    [InlineData("2026-01-01 00:00:00Z")]
    [InlineData("soon")]
    public void A_ramps_times_have_seconds_and_an_offset(string time) => Verify.Problems(
        Around.Audience($$"""
            "percentage": { "from": 1, "to": 2, "start": "{|ROLL1004:{{time}}|}", "end": "2026-01-01T00:00:00Z" }
            """),
        $"the start of a ramp must be {Time}, not \"{time}\"");

    [Fact]
    public void Steps_go_forward_in_time_and_never_fall() => Verify.Problems(
        Around.Audience("""
            "percentage": { "steps": [
                { "at": "2026-01-01T00:00:00Z", "percentage": 5 },
                { "at": "{|ROLL1004:2026-01-01T00:00:00Z|}", "percentage": 5 },
                { "at": "2026-01-03T00:00:00Z", "percentage": {|ROLL1004:4.999|} },
                {|ROLL1004:5|},
                { "at": {|ROLL1004:6|}, "percentage": {|ROLL1004:600|} } ] }
            """),
        "a step must come after the one before it",
        "a step must not fall below the one before it",
        "a step must be an object, not 5",
        $"the time of a step must be {Time}, not 6",
        Percentage + "600");

    [Fact]
    public void Steps_and_a_straight_ramp_are_two_things() => Verify.Problems(
        Around.Audience("""
            "percentage": { "steps": {|ROLL1004:{|}}, "from": {|ROLL1004:1|} }
            """),
        "'steps' must be an array of steps, not an object",
        "a ramp has either 'steps' or 'from', not both");

    [Fact]
    public void A_schedule_is_for_all_stages_or_none() => Verify.Problems(
        Around.Rollout("""
            "stages": [ { "name": "a", "startsAt": "2026-01-01T00:00:00Z", "audiences": [] }, { "name": "{|ROLL1004:b|}", "audiences": [] }, { "name": "c", "startsAt": "2026-01-02T00:00:00Z", "audiences": [] } ]
            """),
        "stage 'b' has no 'startsAt'; give it to every stage or to none");

    [Fact]
    public void A_schedule_goes_forward() => Verify.Problems(
        Around.Rollout("""
            "stages": [ { "name": "a", "startsAt": "2026-01-02T00:00:00Z", "audiences": [] }, { "name": "b", "startsAt": "{|ROLL1004:2026-01-02T01:00:00+01:00|}", "audiences": [] } ]
            """),
        "stage 'b' must start after stage 'a'");

    [Fact]
    public void A_time_that_cannot_be_read_is_one_problem() => Verify.Problems(
        Around.Rollout("""
            "stages": [ { "name": "a", "startsAt": "2026-01-02T00:00:00Z", "audiences": [] }, { "name": "b", "startsAt": "{|ROLL1004:later|}", "audiences": [] }, { "name": "c", "startsAt": "{|ROLL1004:2026-01-01T00:00:00Z|}", "audiences": [] } ]
            """),
        $"'startsAt' must be {Time}, not \"later\"",
        "stage 'c' must start after stage 'a'");

    [Fact]
    public void A_stage_beside_a_schedule_pins_it()
    {
        var rollout = Verify.IsGood(Around.Rollout("""
            "stage": "a", "stages": [ { "name": "a", "startsAt": "2026-01-01T00:00:00Z", "audiences": [] }, { "name": "b", "startsAt": "2026-01-02T00:00:00Z", "audiences": [] } ]
            """)).Flags[0].Rollout!;
        Assert.False(rollout.IsScheduled);
        Assert.Equal(0, rollout.ActiveStageIndex);
    }

    [Fact]
    public void Without_a_stage_a_schedule_decides_and_without_that_nobody()
    {
        Assert.True(Verify.IsGood(Around.Stage("""
            "name": "a", "startsAt": "2026-01-01T00:00:00Z", "audiences": []
            """)).Flags[0].Rollout!.IsScheduled);
        var rollout = Verify.IsGood(Around.Stage("""
            "name": "a", "audiences": []
            """)).Flags[0].Rollout!;
        Assert.False(rollout.IsScheduled);
        Assert.Equal(-1, rollout.ActiveStageIndex);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0.5")]
    [InlineData("2147483648")]
    [InlineData("null")]
    public void A_weight_that_is_none(string weight) => Verify.Problems(
        Around.StringRollout($$"""
            "serve": { "split": { "grid": {|ROLL1004:{{weight}}|}, "list": 1 } }, "stages": []
            """),
        $"a weight must be a whole number from 0 to 2147483647, not {weight}");

    [Theory]
    [InlineData("{|ROLL1004:{|}}", "0")]
    [InlineData("{|ROLL1004:{|} \"grid\": 0, \"list\": 0 }", "0")]
    [InlineData("{|ROLL1004:{|} \"grid\": 2147483647, \"list\": 1 }", "2147483648")]
    public void Weights_have_a_sum_that_fits(string split, string sum) => Verify.Problems(
        Around.StringRollout($"\"serve\": {{ \"split\": {split} }}, \"stages\": []"),
        $"the weights of a split must add up to a number from 1 to 2147483647, not {sum}");

    [Fact]
    public void Weights_keep_the_order_in_which_they_are_written()
    {
        var serve = Verify.IsGood(Around.StringRollout("""
            "serve": { "split": { "list": 0, "grid": 2147483647.0 } }, "stages": []
            """)).Flags[0].Rollout!.Serve!;
        Assert.Equal(["list", "grid"], serve.Variants.Select(variant => variant.Variant.Value));
        Assert.Equal(int.MaxValue, serve.TotalWeight);
        Assert.Equal("grid", serve.Single?.Variant.Value);
    }

    [Fact]
    public void What_is_served_is_a_name_or_a_split() => Verify.Problems(
        Around.Flags("""
            "a": { "flagType": "boolean", "defaultValue": false, "rollout": { "serve": {|ROLL1004:true|}, "stages": [] } },
            "b": { "flagType": "boolean", "defaultValue": false, "rollout": { "serve": { "split": {|ROLL1004:[|}] }, "stages": [] } }
            """),
        "'serve' must be the name of a variant or a split, not true",
        "'split' must be an object of variants with weights, not an array");

    [Theory]
    [InlineData("age", "number")]
    [InlineData("badges", "stringList")]
    [InlineData("version", "semver")]
    public void A_unit_is_a_string(string unit, string type) => Verify.Problems(
        Around.Rollout($$"""
            "unit": "{|ROLL1004:{{unit}}|}", "stages": []
            """),
        $"a unit must be an attribute of type \"string\"; '{unit}' is of type \"{type}\"");

    [Theory]
    [InlineData("targetingKey")]
    [InlineData("country")]
    public void Any_attribute_of_strings_is_a_unit(string unit) => Assert.Equal(
        unit,
        Verify.IsGood(Around.Rollout($$"""
            "unit": "{{unit}}", "stages": []
            """)).Flags[0].Rollout!.Unit.Value);

    [Theory]
    [InlineData("")]
    [InlineData("/split")]
    [InlineData("stories/split")]
    public void A_salt_that_would_mix_two_draws(string salt) => Verify.Problems(
        Around.Rollout($$"""
            "salt": "{|ROLL1004:{{salt}}|}", "stages": []
            """),
        $"a salt must be neither empty nor end in \"/split\", not \"{salt}\"");

    [Theory]
    [InlineData("\"salt\": \"/Split\", ", "/Split")]
    [InlineData("\"salt\": \"/split \", ", "/split ")]
    [InlineData("", "stories")]
    public void Any_other_salt_will_do_and_the_key_where_there_is_none(string salt, string expected)
        => Assert.Equal(expected, Verify.IsGood(Around.Rollout($"{salt}\"stages\": []")).Flags[0].Rollout!.Salt);

    [Fact]
    public void Only_boolean_flags_can_be_required() => Verify.Problems(
        Around.Flags("""
            "a": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["{|ROLL1004:b|}", {|ROLL1004:7|}], "exclude": "{|ROLL1004:staff|}", "stages": [] } },
            "b": { "flagType": "string", "defaultValue": "x" }
            """),
        "only a boolean flag can be required; 'b' is not",
        "an item of requires must be a string, not 7",
        "exclude must be an array of strings, not \"staff\"");

    private static AudienceDefinition OnlyAudience(string members)
        => Verify.IsGood(Around.Audience(members)).Flags[0].Rollout!.Stages[0].Audiences[0];

    private static long Ticks(long after) => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks + after;
}
