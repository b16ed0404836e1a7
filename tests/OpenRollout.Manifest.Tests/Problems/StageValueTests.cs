namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1004: stages, schedules and audiences.</summary>
public sealed class StageValueTests
{
    private const string Time = "a time with seconds and offset such as \"2026-09-20T08:00:00+02:00\"";

    [Fact]
    public void An_audience_says_one_thing() => Verify.Problems(
        Around.Stage("""
            "name": "a", "audiences": [ {|ROLL1004:{|} "segment": "staff", "when": { "age": 1 } }, {|ROLL1004:{|} "when": { "age": 1 }, "keys": [] }, { "percentage": 100 }, {|ROLL1004:7|} ]
            """),
        "an audience can have only one of 'segment', 'when' and 'keys'; combine conditions within 'when'",
        "an audience can have only one of 'segment', 'when' and 'keys'; combine conditions within 'when'",
        "an audience must be an object, not 7");

    [Fact]
    public void Stages_and_audiences_are_arrays_of_objects() => Verify.Problems(
        Around.Flags("""
            "a": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": {|ROLL1004:{|}} } },
            "b": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [ {|ROLL1004:null|}, { "name": {|ROLL1004:1|}, "since": "{|ROLL1004:today|}", "audiences": {|ROLL1004:{|}} } ] } }
            """),
        "'stages' must be an array of stages, not an object",
        "a stage must be an object, not null",
        "'name' must be a string, not 1",
        "'since' must be a date such as \"2026-09-20\", not \"today\"",
        "'audiences' must be an array of audiences, not an object");

    [Fact]
    public void A_schedule_is_for_all_stages_or_none() => Verify.Problems(
        Around.Rollout("""
            "stages": [ { "name": "a", "startsAt": "2026-01-01T00:00:00Z", "audiences": [] }, { "name": "{|ROLL1004:b|}", "audiences": [] }, { "name": "c", "startsAt": "2026-01-02T00:00:00Z", "audiences": [] } ]
            """),
        "stage 'b' has no 'startsAt'; set it for every stage or for none");

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
            """)).Flags[0].GetRollout()!;
        Assert.False(rollout.IsScheduled);
        Assert.Equal(0, rollout.ActiveStageIndex);
    }

    [Fact]
    public void Without_a_stage_a_schedule_decides_and_without_that_nobody()
    {
        Assert.True(Verify.IsGood(Around.Stage("""
            "name": "a", "startsAt": "2026-01-01T00:00:00Z", "audiences": []
            """)).Flags[0].GetRollout()!.IsScheduled);
        var rollout = Verify.IsGood(Around.Stage("""
            "name": "a", "audiences": []
            """)).Flags[0].GetRollout()!;
        Assert.False(rollout.IsScheduled);
        Assert.Equal(-1, rollout.ActiveStageIndex);
    }
}
