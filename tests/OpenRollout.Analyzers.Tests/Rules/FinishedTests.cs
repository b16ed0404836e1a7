namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL3001, in the manifest and at uses.</summary>
public sealed class FinishedTests
{
    private const string Message = "'new-composer' has been on for everyone since 2026-09-20 (63 days): remove the flag";

    private static RuleTest Rule => new(new FinishedAnalyzer());

    [Fact]
    public Task It_is_shown_in_the_manifest_and_at_each_use() => Rule
        .Manifest(Flag.Manifest(Flag.Full("2026-09-20"), ids: "ROLL3001"))
        .Statements("""
            if ({|ROLL3001:Flags.NewComposer|}.IsEnabled(ctx)) { }
            if ({|ROLL3001:Flags.Snapshot(ctx).NewComposer|} && Flags.Other.IsEnabled(ctx)) { }
            await client.GetBooleanValueAsync({|ROLL3001:"new-composer"|}, false, ctx);
            """)
        .GivesAsync(Message, Message, Message, Message);

    [Theory]
    [InlineData("2026-11-08", "")]
    [InlineData("2026-11-07", "ROLL3001")]
    public Task Fourteen_days_are_allowed(string since, string ids) => Rule
        .Manifest(Flag.Manifest(Flag.Full(since), ids: ids))
        .GivesAsync(ids.Length == 0 ? [] : [$"'new-composer' has been on for everyone since {since} (15 days): remove the flag"]);

    [Fact]
    public Task The_project_says_how_many_days_are_allowed() => Rule
        .Property("OpenRolloutFinishedAfterDays", "0")
        .Manifest(Flag.Manifest(Flag.Full("2026-11-21"), ids: "ROLL3001"))
        .GivesAsync("'new-composer' has been on for everyone since 2026-11-21 (1 day): remove the flag");

    [Theory]
    [InlineData("")]
    [InlineData("today")]
    [InlineData("22.11.2026")]
    public Task Without_a_day_nothing_has_an_age(string today) => Rule
        .Today(today)
        .Manifest(Flag.Manifest(Flag.Full("2020-01-01")))
        .GivesAsync();

    [Theory]
    [InlineData("2026-09-20", "ROLL3001")]
    [InlineData("2026-11-30", "")]
    public Task The_day_is_the_projects_and_never_the_clocks(string since, string ids) => Rule
        .Today("2026-12-10")
        .Manifest(Flag.Manifest(Flag.Full(since), ids: ids))
        .GivesAsync(ids.Length == 0 ? [] : ["'new-composer' has been on for everyone since 2026-09-20 (81 days): remove the flag"]);

    [Theory]
    [InlineData("a part only", """ "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [{ "percentage": 99.999 }] }] """)]
    [InlineData("a condition", """ "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [{ "segment": "employees" }] }] """)]
    [InlineData("some excluded", """ "exclude": ["employees"], "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [{ "percentage": 100 }] }] """)]
    [InlineData("another flag required", """ "requires": ["other"], "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [{ "percentage": 100 }] }] """)]
    [InlineData("no day", """ "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": 100 }] }] """)]
    [InlineData("a later stage", """ "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [] }, { "name": "t", "since": "2026-01-01", "audiences": [{ "percentage": 100 }] }] """)]
    [InlineData("two values", """ "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [{ "segment": "employees", "serve": "off" }, { "percentage": 100 }] }] """)]
    [InlineData("a split", """ "serve": { "split": { "on": 1, "off": 1 } }, "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [{ "percentage": 100 }] }] """)]
    [InlineData("a ramp that has just ended", """ "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [{ "percentage": { "from": 1, "to": 100, "start": "2026-11-01T00:00:00Z", "end": "2026-11-20T00:00:00Z" } }] }] """)]
    [InlineData("a schedule with later stages", """ "stages": [{ "name": "s", "startsAt": "2026-01-01T00:00:00Z", "audiences": [{ "percentage": 100 }] }, { "name": "t", "startsAt": "2027-01-01T00:00:00Z", "audiences": [{ "percentage": 100, "serve": "off" }] }] """)]
    public Task What_is_not_the_same_for_everyone_for_good_is_not_finished(string why, string rollout)
    {
        Assert.NotEmpty(why);
        return Rule.Manifest(Flag.Manifest(rollout)).GivesAsync();
    }

    [Theory]
    [InlineData("2026-02-01", """ "stage": "s", "stages": [{ "name": "s", "startsAt": "2026-02-01T09:00:00+02:00", "audiences": [{ "percentage": 100 }] }] """)]
    [InlineData("2026-03-10", """ "stages": [{ "name": "s", "startsAt": "2026-02-01T00:00:00Z", "audiences": [] }, { "name": "t", "startsAt": "2026-03-10T23:00:00Z", "audiences": [{ "percentage": 100 }] }] """)]
    [InlineData("2026-04-02", """ "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": { "from": 1, "to": 100, "start": "2026-04-01T00:00:00Z", "end": "2026-04-02T00:00:00Z" } }] }] """)]
    [InlineData("2026-05-03", """ "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [{ "percentage": { "steps": [{ "at": "2026-05-02T00:00:00Z", "percentage": 5 }, { "at": "2026-05-03T00:00:00Z", "percentage": 100 }] } }] }] """)]
    [InlineData("2026-01-01", """ "stage": "s", "stages": [{ "name": "s", "since": "2026-01-01", "audiences": [{ "segment": "employees" }, { "percentage": 0, "serve": "off" }, { "percentage": 100 }, { "percentage": 100, "serve": "off" }] }] """)]
    public Task The_age_counts_from_the_day_on_which_everyone_was_in(string since, string rollout) => Rule
        .Today("2026-05-20")
        .Property("OpenRolloutFinishedAfterDays", "1")
        .Manifest(Flag.Manifest(rollout, ids: "ROLL3001"))
        .GivesAsync($"'new-composer' has been on for everyone since {since} ({(new DateTime(2026, 5, 20) - DateTime.Parse(since, null)).Days} days): remove the flag");

    [Theory]
    [InlineData("killSwitch")]
    [InlineData("permission")]
    public Task Kinds_that_live_on_are_never_finished(string kind) => Rule
        .Manifest(Flag.Manifest(Flag.Full("2026-01-01"), $"\"kind\": \"{kind}\""))
        .GivesAsync();

    [Fact]
    public Task A_flag_that_is_switched_off_is_not_on_for_everyone() => Rule
        .Manifest(Flag.Manifest(Flag.Full("2026-01-01"), members: "\"enabled\": false,"))
        .GivesAsync();

    [Fact]
    public Task What_everyone_gets_is_named() => Rule
        .Manifest("""
            { "flags": {
              "{|ROLL3001:layout|}": {
                "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid" },
                "rollout": { "serve": "grid", "stage": "s", "stages": [{ "name": "s", "since": "2026-10-01", "audiences": [{ "percentage": 100 }] }] } },
              "{|ROLL3001:off|}": {
                "flagType": "boolean", "defaultValue": true,
                "rollout": { "stage": "s", "stages": [{ "name": "s", "since": "2026-10-01", "audiences": [{ "percentage": 100 }] }] } }
            } }
            """)
        .GivesAsync(
            "'layout' has served 'grid' to everyone since 2026-10-01 (52 days): remove the flag",
            "'off' has been off for everyone since 2026-10-01 (52 days): remove the flag");

    [Fact]
    public Task A_use_is_a_symbol_not_a_name() => Rule
        .Manifest(Flag.Manifest(Flag.Full("2026-09-20"), ids: "ROLL3001"))
        .Code("""
            using static App.Flags;
            using Switches = App.Flags;

            internal static class Program
            {
                private const string Prefix = "new";

                public static async Task RunAsync(IFeatureClient client, FeatureClient concrete)
                {
                    {|ROLL3001:NewComposer|}.IsEnabled();
                    {|ROLL3001:Switches.NewComposer|}.GetDetails();
                    _ = Flags.Snapshot() is { {|ROLL3001:NewComposer|}: true };
                    _ = nameof({|ROLL3001:Flags.NewComposer|});
                    await client.GetBooleanDetailsAsync({|ROLL3001:$"{Prefix}-composer"|}, false);
                    await concrete.GetBooleanValueAsync(defaultValue: false, flagKey: {|ROLL3001:Prefix + "-composer"|});
                    await client.GetBooleanValueAsync(Other.NewComposer, false);
                    _ = Other.NewComposer;
                    await new Wrapper().GetBooleanValueAsync("new-composer", false);
                }

                private static class Other
                {
                    public static string NewComposer => "new-composer";
                }

                private sealed class Wrapper
                {
                    public Task<bool> GetBooleanValueAsync(string flagKey, bool defaultValue) => Task.FromResult(defaultValue);
                }
            }
            """)
        .GivesAsync(Message, Message, Message, Message, Message, Message, Message);

    [Fact]
    public Task Of_two_manifests_with_one_key_the_class_tells_which_is_meant() => Rule
        .Manifest(Flag.Manifest(Flag.Full("2026-09-20"), ids: "ROLL3001"))
        .Manifest(Flag.Manifest(Flag.Half("2026-09-20")), "checkout.flags.json")
        .Manifest(Flag.Manifest(Flag.Full("2026-09-20"), ids: "ROLL3001"), "shop.flags.json", new ManifestSettings("Switches"))
        .Statements("_ = ({|ROLL3001:Flags.NewComposer|}.IsEnabled(), CheckoutFlags.NewComposer.IsEnabled(), {|ROLL3001:Switches.NewComposer|}.IsEnabled());")
        .GivesAsync(Message, Message, Message, Message);
}
