namespace OpenRollout.Manifest.Tests;

/// <summary>Watched rollouts: which guardrails watch them, and whether there are users to compare.</summary>
public sealed class WatchTests
{
    [Fact]
    public void A_watch_is_read()
    {
        var manifest = Verify.IsGood(Of("""
            { "guardrails": ["slow", "errors"], "falseAlarms": 0.125, "then": "tell" }
            """));
        var watch = manifest.Flags[0].GetRollout()!.Watch!;
        Assert.Equal(["slow", "errors"], watch.Guardrails.Select(name => name.Value));
        Assert.Equal((0.125m, GuardrailAction.Tell), (watch.FalseAlarms, watch.Then));
        Assert.All(watch.Guardrails, name => Assert.Equal(name.Value.Length, name.Range.Length));
    }

    [Fact]
    public void By_default_an_alarm_switches_the_flag_off_and_one_in_a_hundred_is_false()
    {
        var watch = Verify.IsGood(Of("""{ "guardrails": ["errors"] }""")).Flags[0].GetRollout()!.Watch!;
        Assert.Equal((1m, GuardrailAction.Off), (watch.FalseAlarms, watch.Then));
    }

    [Fact]
    public void An_empty_list_watches_nothing() => Assert.Null(Verify.IsGood(Of("""{ "guardrails": [] }""", "\"percentage\": 100")).Flags[0].GetRollout()!.Watch);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("50.001")]
    [InlineData("0.0001")]
    [InlineData("\"1 %\"")]
    public void A_bound_is_a_percentage(string bound) => Verify.Problems(
        Of($$"""{ "guardrails": ["errors"], "falseAlarms": {{Mark("ROLL1004", bound)}} }"""),
        $"'falseAlarms' must be a percentage greater than 0 and at most 50 with at most three decimals, not {bound}");

    [Fact]
    public void Guardrails_are_known_and_listed_once() => Verify.Problems(
        Of("""
            { "guardrails": ["errors", "{|ROLL2003:error|}", {|ROLL1004:1|}, "{|ROLL1005:errors|}", "{|ROLL2003:quality|}"], "then": "{|ROLL1004:of|}", "{|ROLL1002:falsealarm|}": 1 }
            """),
        "unknown guardrail 'error'; did you mean 'errors'?",
        "an item of 'guardrails' must be a string, not 1",
        "duplicate guardrail 'errors'; remove one of the two",
        "unknown guardrail 'quality'; declare it in 'guardrails'",
        "'then' must be one of \"off\", \"tell\", not \"of\"; did you mean 'off'?",
        "'watch' has no property 'falsealarm'; did you mean 'falseAlarms'?");

    [Fact]
    public void A_guardrail_with_a_problem_of_its_own_is_known() => Verify.Problems(
        """
        {
          "guardrails": { "{|ROLL1003:errors|}": {} },
          "flags": { "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "watch": { "guardrails": ["errors"] }, "stages": [{ "name": "some", "audiences": [{ "percentage": 5 }] }] } } }
        }
        """,
        "a guardrail needs 'event'");

    [Fact]
    public void A_watch_is_an_object_with_guardrails()
    {
        Verify.Problems(Of("{|ROLL1003:{|} }"), "'watch' needs 'guardrails'");
        Verify.Problems(Of("{|ROLL1004:null|}"), "'watch' must be an object, not null");
        Verify.Problems(Of("{|ROLL1004:[|}]"), "'watch' must be an object, not an array");
        Verify.Problems(Of("""{ "guardrails": "{|ROLL1004:errors|}" }"""), "'guardrails' must be an array of strings, not \"errors\"");
    }

    [Theory]
    [InlineData("\"percentage\": 0")]
    [InlineData("\"percentage\": 100")]
    [InlineData("\"keys\": [\"a\"]")]
    [InlineData("\"percentage\": { \"from\": 0, \"to\": 0, \"start\": \"2026-01-01T00:00:00Z\", \"end\": \"2026-02-01T00:00:00Z\" }")]
    [InlineData("\"percentage\": { \"steps\": [{ \"at\": \"2026-01-01T00:00:00Z\", \"percentage\": 0 }, { \"at\": \"2026-02-01T00:00:00Z\", \"percentage\": 100 }] }")]
    public void A_percentage_divides_the_users(string audience) => Verify.Problems(Of("""{|ROLL2008:{|} "guardrails": ["errors"] }""", audience), NothingToCompare);

    [Theory]
    [InlineData("\"percentage\": 0.001")]
    [InlineData("\"percentage\": 99.999")]
    [InlineData("\"keys\": [\"a\"], \"percentage\": 50")]
    [InlineData("\"percentage\": { \"from\": 0, \"to\": 100, \"start\": \"2026-01-01T00:00:00Z\", \"end\": \"2026-02-01T00:00:00Z\" }")]
    [InlineData("\"percentage\": { \"from\": 5, \"to\": 5, \"start\": \"2026-01-01T00:00:00Z\", \"end\": \"2026-02-01T00:00:00Z\" }")]
    [InlineData("\"percentage\": { \"steps\": [{ \"at\": \"2026-01-01T00:00:00Z\", \"percentage\": 1 }, { \"at\": \"2026-02-01T00:00:00Z\", \"percentage\": 100 }] }")]
    public void Any_stage_will_do(string audience) => Verify.IsGood(Of("""{ "guardrails": ["errors"] }""", audience));

    [Fact]
    public void No_stages_divide_nobody() => Verify.Problems(
        """{ "guardrails": { "errors": { "event": "e" } }, "flags": { "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "watch": {|ROLL2008:{|} "guardrails": ["errors"] }, "stages": [] } } } }""",
        NothingToCompare);

    [Fact]
    public void A_watched_flag_has_a_salt_of_its_own() => Verify.Problems(
        Flags(
            Flag("a", "\"salt\": \"{|ROLL2009:b|}\", \"watch\": { \"guardrails\": [\"errors\"] }"),
            Flag("b"),
            Flag("c", "\"watch\": { \"guardrails\": [\"errors\"] }"),
            Flag("d", "\"salt\": \"{|ROLL2009:c|}\""),
            Flag("e", "\"salt\": \"{|ROLL2009:x|}\", \"watch\": { \"guardrails\": [\"errors\"] }"),
            Flag("f", "\"salt\": \"{|ROLL2009:x|}\", \"watch\": { \"guardrails\": [\"errors\"] }"),
            Flag("g", "\"salt\": \"x\"")),
        Shared("a", "b", "b"),
        Shared("c", "c", "d"),
        Shared("e", "x", "f"),
        Shared("f", "x", "e"));

    [Fact]
    public void Flags_that_are_not_watched_or_not_rolled_out_may_share_salts() => Verify.IsGood(Flags(
        Flag("a", "\"salt\": \"x\""),
        Flag("b", "\"salt\": \"x\""),
        Flag("c", "\"salt\": \"d\", \"watch\": { \"guardrails\": [\"errors\"] }"),
        """ "d": { "flagType": "boolean", "defaultValue": false } """,
        Flag("e", "\"salt\": \"f\", \"watch\": { \"guardrails\": [\"errors\"] }"),
        Flag("f", "\"salt\": \"e\""),
        Flag("g", "\"salt\": \"g\", \"watch\": { \"guardrails\": [\"errors\"] }")));

    /// <summary>The message of ROLL2008.</summary>
    internal const string NothingToCompare = "guardrails cannot watch this rollout: no stage has a percentage between 0 and 100, so there are no users with and without the feature to compare; add such a percentage, or set 'guardrails' to []";

    /// <summary>The message of ROLL2009.</summary>
    internal static string Shared(string watched, string salt, string other)
        => $"guardrails watch '{watched}', which has the same salt '{salt}' as '{other}', so the effects of the two flags cannot be distinguished; give the watched flag a salt of its own";

    private static string Mark(string id, string value) => value[0] == '"' ? $"\"{{|{id}:{value[1..^1]}|}}\"" : $"{{|{id}:{value}|}}";

    private static string Of(string watch, string audience = "\"percentage\": 5") => $$"""
        {
          "guardrails": { "errors": { "event": "checkout.failed" }, "slow": { "event": "http.server.slow", "slowerThan": 800 } },
          "flags": {
            "stories": { "flagType": "boolean", "defaultValue": false, "rollout": {
              "watch": {{watch}}, "stages": [{ "name": "none", "audiences": [] }, { "name": "some", "audiences": [{ {{audience}} }] }] } }
          }
        }
        """;

    private static string Flags(params string[] flags) => $$"""
        { "guardrails": { "errors": { "event": "checkout.failed" } }, "flags": { {{string.Join(",\n", flags)}} } }
        """;

    private static string Flag(string key, string members = "\"description\": \"none\"") => $$"""
        "{{key}}": { "flagType": "boolean", "defaultValue": false, "rollout": { {{members}}, "stages": [{ "name": "some", "audiences": [{ "percentage": 5 }] }] } }
        """;
}
