namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL3003.</summary>
public sealed class StuckTests
{
    private static RuleTest Rule => new(new StuckAnalyzer());

    [Fact]
    public Task It_is_shown_in_the_manifest_alone() => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-10-20"), ids: "ROLL3003"))
        .Statements("_ = Flags.NewComposer.IsEnabled(ctx);")
        .GivesAsync("'new-composer' has been in stage 'half' since 2026-10-20 (33 days): advance the rollout, or roll it back");

    [Theory]
    [InlineData("2026-10-23", "30", "")]
    [InlineData("2026-10-22", "30", "ROLL3003")]
    [InlineData("2026-10-22", "31", "")]
    public Task The_project_says_how_many_days_are_allowed(string since, string days, string ids) => Rule
        .Property("OpenRolloutStuckAfterDays", days)
        .Manifest(Flag.Manifest(Flag.Half(since), ids: ids))
        .GivesAsync(ids.Length == 0 ? [] : ["'new-composer' has been in stage 'half' since 2026-10-22 (31 days): advance the rollout, or roll it back"]);

    [Theory]
    [InlineData("finished, which is another rule", """ "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [{ "percentage": 100 }] }] """)]
    [InlineData("a ramp that grows", """ "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [{ "percentage": { "from": 1, "to": 50, "start": "2026-01-01T00:00:00Z", "end": "2027-01-01T00:00:00Z" } }] }] """)]
    [InlineData("a ramp that grew until lately", """ "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [{ "percentage": { "from": 1, "to": 50, "start": "2026-01-01T00:00:00Z", "end": "2026-11-01T00:00:00Z" } }] }] """)]
    [InlineData("a schedule with later stages", """ "stages": [{ "name": "s", "startsAt": "2026-01-01T00:00:00Z", "audiences": [] }, { "name": "t", "startsAt": "2027-01-01T00:00:00Z", "audiences": [{ "percentage": 100 }] }] """)]
    [InlineData("no stage yet", """ "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [] }] """)]
    [InlineData("no day", """ "stage": "s", "stages": [{ "name": "s", "audiences": [] }] """)]
    public Task What_moves_or_has_no_age_is_not_stuck(string why, string rollout)
    {
        Assert.NotEmpty(why);
        return Rule.Manifest(Flag.Manifest(rollout)).GivesAsync();
    }

    [Theory]
    [InlineData("killSwitch")]
    [InlineData("permission")]
    public Task Kinds_that_live_on_stay_where_they_are(string kind) => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-01-01"), $"\"kind\": \"{kind}\""))
        .GivesAsync();

    [Fact]
    public Task A_flag_that_is_switched_off_is_not_stuck() => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-01-01"), members: "\"enabled\": false,"))
        .GivesAsync();
}
