namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL3002.</summary>
public sealed class OverdueTests
{
    private static RuleTest Rule => new(new OverdueAnalyzer());

    [Fact]
    public Task A_flag_past_its_day_is_shown_in_the_manifest_and_at_each_use()
    {
        const string Message = "'new-composer' should have been removed by 2026-11-15 (7 days ago): remove the flag, or set a later 'removeBy'";
        return Rule
            .Manifest(Flag.Manifest(Flag.Half("2026-11-01"), "\"removeBy\": \"2026-11-15\"", "ROLL3002"))
            .Statements("_ = ({|ROLL3002:Flags.NewComposer|}.IsEnabled(ctx), Flags.Other.IsEnabled(ctx));")
            .GivesAsync(Message, Message);
    }

    [Theory]
    [InlineData("2026-11-22", "")]
    [InlineData("2026-11-21", "ROLL3002")]
    public Task The_day_itself_is_still_allowed(string removeBy, string ids) => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-11-01"), $"\"removeBy\": \"{removeBy}\"", ids))
        .GivesAsync(ids.Length == 0 ? [] : ["'new-composer' should have been removed by 2026-11-21 (1 day ago): remove the flag, or set a later 'removeBy'"]);

    [Theory]
    [InlineData("release", "2026-10-13", "")]
    [InlineData("release", "2026-10-12", "is 41 days old; a release flag should live at most 40 days")]
    [InlineData("experiment", "2026-10-12", "is 41 days old; an experiment flag should live at most 40 days")]
    [InlineData("operational", "2026-11-15", "")]
    [InlineData("operational", "2026-11-14", "is 8 days old; an operational flag should live at most 7 days")]
    [InlineData("killSwitch", "2020-01-01", "")]
    [InlineData("permission", "2020-01-01", "")]
    public Task Without_a_day_the_kind_tells_how_long_a_flag_lives(string kind, string created, string finding) => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-11-01"), $"\"kind\": \"{kind}\", \"created\": \"{created}\"", finding.Length == 0 ? "" : "ROLL3002"))
        .GivesAsync(finding.Length == 0 ? [] : [$"'new-composer' {finding}: remove the flag, or set a later 'removeBy'"]);

    [Fact]
    public Task A_day_that_is_named_counts_for_more_than_the_kind() => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-11-01"), "\"kind\": \"release\", \"created\": \"2025-01-01\", \"removeBy\": \"2027-01-01\""))
        .GivesAsync();

    [Fact]
    public Task A_kind_without_a_beginning_has_no_age() => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-11-01"), "\"kind\": \"release\""))
        .GivesAsync();

    [Fact]
    public Task Without_today_nothing_is_late() => Rule
        .Today("")
        .Manifest(Flag.Manifest(Flag.Half("2026-11-01"), "\"removeBy\": \"2020-01-01\""))
        .GivesAsync();
}
