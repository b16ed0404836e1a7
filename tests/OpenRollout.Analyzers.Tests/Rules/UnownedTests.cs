namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL3006.</summary>
public sealed class UnownedTests
{
    private static RuleTest Rule => new(new UnownedAnalyzer());

    [Theory]
    [InlineData("\"kind\": \"release\"", "'owner' and 'removeBy'")]
    [InlineData("\"kind\": \"release\", \"removeBy\": \"2027-01-01\"", "'owner'")]
    [InlineData("\"kind\": \"release\", \"removeBy\": \"2027-01-01\", \"owner\": \" \"", "'owner'")]
    [InlineData("\"kind\": \"release\", \"owner\": \"team-feed\"", "'removeBy'")]
    public Task What_is_missing_is_named(string lifecycle, string missing) => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-11-01"), lifecycle, "ROLL3006"))
        .GivesAsync($"'new-composer' is a release flag without {missing}: state who removes it and by when");

    [Fact]
    public Task A_key_cannot_forge_a_line_of_the_build() => Rule
        .Manifest("""{ "flags": { "{|ROLL3006:a\r\nforged\u001b\u202e|}": { "flagType": "boolean", "defaultValue": false, "lifecycle": { "kind": "release", "owner": "me" }, "rollout": { "stage": "half", "stages": [{ "name": "half", "since": "2026-11-01", "audiences": [{ "percentage": 50 }] }] } } } }""")
        .GivesAsync(@"'a\u000d\u000aforged\u001b\u202e' is a release flag without 'removeBy': state who removes it and by when");

    [Theory]
    [InlineData("\"kind\": \"release\", \"owner\": \"team-feed\", \"removeBy\": \"2027-01-01\"")]
    [InlineData("\"kind\": \"permission\"")]
    [InlineData("")]
    public Task Other_kinds_and_flags_that_say_both_are_left_alone(string lifecycle) => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-11-01"), lifecycle))
        .GivesAsync();
}
