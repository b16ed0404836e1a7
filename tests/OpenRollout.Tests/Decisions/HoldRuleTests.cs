using System.Text;
using OpenRollout.Decisions;
using OpenRollout.Manifest;

namespace OpenRollout.Tests.Decisions;

/// <summary>Tests which holds ROLL1011 refuses.</summary>
public sealed class HoldRuleTests
{
    private const long Now = 639_000_000_000_000_000;
    private const string Past = """ "start": "2020-01-01T00:00:00Z", "end": "2020-02-01T00:00:00Z" """;
    private const string Future = """ "start": "2020-01-01T00:00:00Z", "end": "2099-01-01T00:00:00Z" """;

    [Theory]
    // Later stages serve the same value, under whatever name.
    [InlineData("""[ { "percentage": 100, "serve": "grid" } ]""", """[ { "percentage": 100, "serve": "grid" } ]""", 0, true)]
    [InlineData("""[ { "percentage": 100, "serve": "grid" } ]""", """[ { "percentage": 100, "serve": "tiles" } ]""", 0, true)]
    [InlineData("""[ { "percentage": 100, "serve": "grid" } ]""", """[ { "percentage": 100, "serve": { "split": { "tiles": 7, "reel": 0 } } } ]""", 0, true)]
    [InlineData("""[ { "percentage": 100, "serve": { "split": { "grid": 1, "reel": 2 } } } ]""", """[ { "percentage": 100, "serve": { "split": { "tiles": 1, "list": 0, "reel": 2 } } } ]""", 0, true)]
    // A user of the later stage could get what the earlier one serves.
    [InlineData("""[ { "percentage": 100, "serve": "grid" } ]""", """[ { "percentage": 100, "serve": "reel" } ]""", 0, false)]
    [InlineData("""[ { "percentage": 100, "serve": "grid" } ]""", """[ { "percentage": 100, "serve": "list" } ]""", 0, false)]
    [InlineData("""[ { "percentage": 100, "serve": "grid" } ]""", """[ { "percentage": 100, "serve": { "split": { "grid": 1, "reel": 2 } } } ]""", 0, false)]
    [InlineData("""[ { "percentage": 100, "serve": { "split": { "grid": 1, "reel": 2 } } } ]""", """[ { "percentage": 100, "serve": { "split": { "reel": 2, "grid": 1 } } } ]""", 0, false)]
    // At the last stage, no audience is reduced, nor are different ones below it a problem.
    [InlineData("""[ { "percentage": 100, "serve": "grid" } ]""", """[ { "percentage": 100, "serve": "reel" } ]""", 1, true)]
    // An audience that includes no one does not count.
    [InlineData("""[ { "serve": "grid", "percentage": 0 } ]""", """[ { "percentage": 100, "serve": "reel" } ]""", 0, true)]
    [InlineData("""[ { "percentage": 100, "serve": "grid" } ]""", """[ { "serve": "reel", "percentage": 0 } ]""", 0, true)]
    // A ramp that still grows reaches users whom it loses to the audience after it; the order matters.
    [InlineData("[ ]", """[ { "serve": "reel", "percentage": { "from": 1, "to": 50, FUTURE } }, { "percentage": 100, "serve": "grid" } ]""", 1, false)]
    [InlineData("[ ]", """[ { "percentage": 100, "serve": "grid" }, { "serve": "reel", "percentage": { "from": 1, "to": 50, FUTURE } } ]""", 1, true)]
    [InlineData("[ ]", """[ { "serve": "reel", "percentage": { "from": 1, "to": 50, PAST } }, { "percentage": 100, "serve": "grid" } ]""", 1, true)]
    [InlineData("""[ { "percentage": 100, "serve": "grid" } ]""", """[ { "serve": "reel", "percentage": { "steps": [ { "at": "2099-01-01T00:00:00Z", "percentage": 5 } ] } } ]""", 1, false)]
    public void A_hold_is_refused_if_it_could_give_another_value(string first, string second, int stage, bool isAllowed)
        => Assert.Equal(isAllowed, IsAllowed($$"""{ "name": "one", "audiences": {{first}} }""", $$"""{ "name": "two", "audiences": {{second}} }""", stage));

    [Theory]
    [InlineData("2020-01-01T00:00:00Z", true)]
    [InlineData("2099-01-01T00:00:00Z", false)]
    public void A_scheduled_stage_that_starts_later_is_reduced(string startsAt, bool isAllowed)
        => Assert.Equal(isAllowed, IsAllowed(
            """{ "name": "one", "startsAt": "2019-01-01T00:00:00Z", "audiences": [ { "percentage": 100, "serve": "grid" } ] }""",
            $$"""{ "name": "two", "startsAt": "{{startsAt}}", "audiences": [ { "percentage": 100, "serve": "reel" } ] }""",
            1));

    [Fact]
    public void A_boolean_flag_without_serve_can_always_be_held()
    {
        var flag = Read("""
            { "flags": { "f": { "flagType": "boolean", "defaultValue": true, "rollout": { "stages": [
              { "name": "one", "audiences": [ { "percentage": 50 } ] }, { "name": "two", "audiences": [ { "percentage": 50 }, { "percentage": 100, "serve": "off" } ] } ] } } } }
            """);
        Assert.Null(HoldRule.FindViolation(flag, flag.GetRollout()!, 0, Now));
    }

    private static bool IsAllowed(string first, string second, int stage)
    {
        var flag = Read($$"""
            { "flags": { "f": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid", "tiles": "grid", "reel": "reel" },
              "rollout": { "stages": [ {{first}}, {{second}} ] } } } }
            """.Replace("FUTURE", Future, StringComparison.Ordinal).Replace("PAST", Past, StringComparison.Ordinal));
        return HoldRule.FindViolation(flag, flag.GetRollout()!, stage, Now) is null;
    }

    private static FlagDefinition Read(string json)
    {
        var reading = ManifestReader.Read(Encoding.UTF8.GetBytes(json));
        Assert.Empty(reading.Problems);
        return Assert.Single(reading.Manifest.Flags);
    }
}
