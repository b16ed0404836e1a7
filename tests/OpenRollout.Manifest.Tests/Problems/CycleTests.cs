namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL2007: flags and segments that refer to themselves, directly or through others.</summary>
public sealed class CycleTests
{
    [Fact]
    public void Flags_that_require_each_other() => Verify.Problems(
        Flags(("{|ROLL2007:a|}", "b"), ("b", "c"), ("c", "a"), ("d", "a")),
        "flags require each other in a cycle: a → b → c → a; remove one of the requirements");

    [Fact]
    public void A_flag_that_requires_itself() => Verify.Problems(
        Flags(("{|ROLL2007:a|}", "a")),
        "flags require each other in a cycle: a → a; remove one of the requirements");

    [Fact]
    public void The_circle_is_shown_where_it_is_not_where_it_was_entered() => Verify.Problems(
        Flags(("entry", "a"), ("{|ROLL2007:a|}", "b"), ("b", "a")),
        "flags require each other in a cycle: a → b → a; remove one of the requirements");

    [Fact]
    public void Two_circles_are_two_problems() => Verify.Problems(
        Flags(("{|ROLL2007:a|}", "b"), ("b", "a"), ("{|ROLL2007:c|}", "c")),
        "flags require each other in a cycle: a → b → a; remove one of the requirements",
        "flags require each other in a cycle: c → c; remove one of the requirements");

    [Fact]
    public void A_diamond_is_no_circle() => Verify.IsGood(Around.Flags("""
        "a": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["b", "c"], "stages": [] } },
        "b": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["d"], "stages": [] } },
        "c": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["d", "d"], "stages": [] } },
        "d": { "flagType": "boolean", "defaultValue": false }
        """));

    [Fact]
    public void A_chain_of_ten_thousand_flags_is_walked()
        => Verify.IsGood(Flags([.. Enumerable.Range(0, 10_000).Select(number => ($"f{number}", $"f{Math.Min(number + 1, 10_000)}")), ("f10000", null)]));

    [Fact]
    public void Segments_that_refer_to_each_other() => Verify.Problems(
        Around.Segments("""
            "start": { "when": { "segment": "a" } },
            "{|ROLL2007:a|}": { "when": { "any": [ { "country": "NO" }, { "not": { "segment": "b" } } ] } },
            "b": { "when": { "all": [ { "segment": "a" } ] } }
            """),
        "segments refer to each other in a cycle: a → b → a; remove one of the references");

    [Fact]
    public void Segments_that_double_and_double_again()
    {
        var segments = Enumerable.Range(1, 30).Select(number =>
            $$"""
            "{{(number == 13 || number == 26 ? $"{{|ROLL2007:s{number}|}}" : $"s{number}")}}": { "when": { "any": [ { "segment": "s{{number - 1}}" }, { "segment": "s{{number - 1}}" } ] } }
            """);
        Verify.Problems(
            Around.Segments("\"s0\": { \"keys\": [\"x\"] }, " + string.Join(", ", segments)),
            "segment 's13' has more than 10000 conditions when its segments are expanded; simplify it",
            "segment 's26' has more than 10000 conditions when its segments are expanded; simplify it");
    }

    private static string Flags(params (string Key, string? Requires)[] flags) => Around.Flags(string.Join(",\n", flags.Select(flag =>
        flag.Requires is null
            ? $$"""
            "{{flag.Key}}": { "flagType": "boolean", "defaultValue": false }
            """
            : $$"""
            "{{flag.Key}}": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["{{flag.Requires}}"], "stages": [] } }
            """)));
}
