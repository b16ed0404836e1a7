namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1004: percentages and ramps.</summary>
public sealed class PercentageValueTests
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
    public void A_ramp_grows() => Verify.Problems(
        Around.Audience("""
            "percentage": { "from": 50, "to": {|ROLL1004:49.999|}, "start": "2026-01-01T00:00:00Z", "end": "2026-02-01T00:00:00Z" }
            """),
        "'to' must not be less than 'from', because a ramp must not decrease");

    [Theory]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T01:00:00+01:00")]
    [InlineData("2025-12-31T23:59:59.9999999Z")]
    public void A_ramp_ends_after_it_starts(string end) => Verify.Problems(
        Around.Audience($$"""
            "percentage": { "from": 1, "to": 1, "start": "2026-01-01T00:00:00Z", "end": "{|ROLL1004:{{end}}|}" }
            """),
        "'end' must be after 'start'");

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
        $"'start' must be {Time}, not \"{time}\"");

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
        "'at' must be after that of the previous step",
        "'percentage' must not be less than that of the previous step",
        "a step must be an object, not 5",
        $"'at' must be {Time}, not 6",
        Percentage + "600");

    [Fact]
    public void Steps_and_a_straight_ramp_are_two_things() => Verify.Problems(
        Around.Audience("""
            "percentage": { "steps": {|ROLL1004:{|}}, "from": {|ROLL1004:1|} }
            """),
        "'steps' must be an array of steps, not an object",
        "a ramp cannot have both 'steps' and 'from'; remove one of the two");

    private static AudienceDefinition OnlyAudience(string members)
        => Verify.IsGood(Around.Audience(members)).Flags[0].GetRollout()!.Stages[0].Audiences[0];

    private static long Ticks(long after) => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks + after;
}
