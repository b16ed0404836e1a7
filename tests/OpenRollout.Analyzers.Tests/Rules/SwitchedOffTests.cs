namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL3004.</summary>
public sealed class SwitchedOffTests
{
    private static RuleTest Rule => new(new SwitchedOffAnalyzer());

    [Fact]
    public Task It_is_shown_where_the_flag_is_used()
    {
        const string Message = "'new-composer' has been switched off since 2026-10-05 (48 days), so the code behind it never runs: remove that code, or switch the flag on again";
        return Rule
            .Manifest(Flag.Manifest(Flag.Half("2026-09-28"), members: "\"enabled\": false, \"disabledSince\": \"2026-10-05\","))
            .Statements("""
                _ = {|ROLL3004:Flags.NewComposer|}.IsEnabled(ctx);
                await client.GetBooleanValueAsync({|ROLL3004:"new-composer"|}, false);
                """)
            .GivesAsync(Message, Message);
    }

    [Theory]
    [InlineData("2026-10-23", "30", false)]
    [InlineData("2026-10-22", "30", true)]
    [InlineData("2026-10-22", "31", false)]
    public Task The_project_says_how_many_days_are_allowed(string since, string days, bool isLate) => Rule
        .Property("OpenRolloutDisabledAfterDays", days)
        .Manifest(Flag.Manifest(Flag.Half("2026-09-28"), members: $"\"enabled\": false, \"disabledSince\": \"{since}\","))
        .Statements(isLate ? "_ = {|ROLL3004:Flags.NewComposer|};" : "_ = Flags.NewComposer;")
        .GivesAsync(isLate ? [$"'new-composer' has been switched off since {since} (31 days), so the code behind it never runs: remove that code, or switch the flag on again"] : []);

    [Theory]
    [InlineData("\"enabled\": false,")]
    [InlineData("\"enabled\": true, \"disabledSince\": \"2026-01-01\",")]
    [InlineData("\"disabledSince\": \"2026-01-01\",")]
    public Task A_flag_that_is_on_or_off_since_an_unknown_day_is_left_alone(string members) => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-09-28"), members: members))
        .Statements("_ = Flags.NewComposer.IsEnabled(ctx);")
        .GivesAsync();
}
