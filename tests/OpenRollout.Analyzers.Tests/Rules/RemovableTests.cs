namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL3101.</summary>
public sealed class RemovableTests
{
    private static RuleTest Rule => new(new RemovableAnalyzer());

    [Theory]
    [InlineData("2026-09-20", "", "", "its rollout is finished")]
    [InlineData("2026-09-20", "\"removeBy\": \"2026-10-01\"", "", "its rollout is finished")]
    [InlineData("2026-11-20", "\"removeBy\": \"2026-10-01\"", "", "it is overdue for removal")]
    [InlineData("2026-11-20", "", "\"enabled\": false, \"disabledSince\": \"2026-10-05\",", "it has been switched off for a long time")]
    public Task It_stands_once_at_each_use_where_another_rule_says_that_the_flag_can_go(string since, string lifecycle, string members, string why) => Rule
        .Manifest(Flag.Manifest(Flag.Full(since), lifecycle, members: members))
        .Statements("""
            _ = {|ROLL3101:Flags.NewComposer|}.IsEnabled(ctx);
            _ = Flags.Snapshot(ctx) is { {|ROLL3101:NewComposer|}: true };
            """)
        .GivesAsync($"'new-composer' can be removed here: {why}", $"'new-composer' can be removed here: {why}");

    [Fact]
    public Task A_flag_that_is_still_needed_is_left_alone() => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-01-01"), "\"removeBy\": \"2027-01-01\""))
        .Statements("_ = Flags.NewComposer.IsEnabled(ctx);")
        .GivesAsync();
}
