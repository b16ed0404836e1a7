namespace OpenRollout.Manifest.Tests;

/// <summary>Guardrails: their values and their problems.</summary>
public sealed class GuardrailTests
{
    [Fact]
    public void Guardrails_are_read()
    {
        var manifest = Verify.IsGood(Of("""
            "errors": { "event": "checkout.failed" },
            "slow": { "event": "http.server.slow", "slowerThan": 8e2, "ratio": 1.125, "description": "Slow." }
            """));
        Assert.Equal(["errors", "slow"], manifest.Guardrails.Select(guardrail => guardrail.Name.Value));
        var (errors, slow) = (manifest.FindGuardrail("errors")!, manifest.FindGuardrail("slow")!);
        Assert.Equal(("checkout.failed", 1.1m, null, null), (errors.Event, errors.Ratio, errors.SlowerThan, errors.Description));
        Assert.Equal(("http.server.slow", 1.125m, 800, "Slow."), (slow.Event, slow.Ratio, slow.SlowerThan, slow.Description));
        Assert.Equal(("slow", 4), (slow.Name.ToString(), slow.Name.Range.Length));
        Assert.Null(manifest.FindGuardrail("Slow"));
    }

    [Theory]
    [InlineData("1", 1.0)]
    [InlineData("10", 10.0)]
    [InlineData("1.1000", 1.1)]
    [InlineData("2.001", 2.001)]
    [InlineData("11e-1", 1.1)]
    public void A_ratio_is_exact(string ratio, double expected)
        => Assert.Equal((decimal)expected, Verify.IsGood(Of($$""" "g": { "event": "e", "ratio": {{ratio}} } """)).Guardrails[0].Ratio);

    [Theory]
    [InlineData("0.999")]
    [InlineData("10.001")]
    [InlineData("1.0001")]
    [InlineData("1e9")]
    [InlineData("-1.5")]
    [InlineData("null")]
    public void Any_other_ratio_is_an_error(string ratio) => Verify.Problems(
        Of($$""" "g": { "event": "e", "ratio": {|ROLL1004:{{ratio}}|} } """),
        $"'ratio' must be a number from 1 to 10 with at most three decimals, not {ratio}");

    [Theory]
    [InlineData("0")]
    [InlineData("-800")]
    [InlineData("800.5")]
    [InlineData("2147483648")]
    [InlineData("true")]
    public void A_time_is_a_number_of_milliseconds(string time) => Verify.Problems(
        Of($$""" "g": { "event": "http.server.slow", "slowerThan": {|ROLL1004:{{time}}|} } """),
        $"'slowerThan' must be a whole number of milliseconds from 1 to 2147483647, not {time}");

    [Fact]
    public void A_time_is_for_slow_responses_and_they_need_one() => Verify.Problems(
        Of("""
            "{|ROLL1003:slow|}": { "event": "http.server.slow" },
            "errors": { "event": "http.server.error", "slowerThan": {|ROLL1004:800|} },
            "{|ROLL1003:none|}": { "slowerThan": 800 }
            """),
        "a guardrail with event 'http.server.slow' needs 'slowerThan', the time in milliseconds from which on a response is slow",
        "'slowerThan' is for the event 'http.server.slow' only; remove it, or set this event",
        "a guardrail needs 'event'");

    [Theory]
    [InlineData("http.server.errors", "; did you mean 'http.server.error'?")]
    [InlineData("http.server.", "; did you mean 'http.server.slow'?")]
    [InlineData("http.server.time-to-first-byte", "; rename your own event")]
    public void A_reserved_event_that_nothing_tracks_is_an_error(string name, string remedy) => Verify.Problems(
        Of($$""" "g": { "event": "{|ROLL1004:{{name}}|}" } """),
        $"no event '{name}' is tracked: names that start with 'http.server.' are reserved for 'http.server.error' and 'http.server.slow'{remedy}");

    [Fact]
    public void Names_have_a_length()
    {
        Verify.IsGood(Of($$""" "{{new string('g', 80)}}": { "event": "{{new string('e', 200)}}" } """));
        Verify.Problems(
            Of($$""" "{|ROLL1004:|}": { "event": "e" }, "{|ROLL1004:{{new string('g', 81)}}|}": { "event": "e" }, "g": { "event": "{|ROLL1004:|}" } """),
            "the name of a guardrail must have 1 to 80 characters; shorten it",
            "the name of a guardrail must have 1 to 80 characters; shorten it",
            "'event' must be the name of an event with 1 to 200 characters, not \"\"");
    }

    [Fact]
    public void Other_values_are_errors() => Verify.Problems(
        Of("""
            "a": {|ROLL1004:null|}, "b": {|ROLL1004:[|}], "c": { "event": {|ROLL1004:1|}, "description": {|ROLL1004:2|}, "{|ROLL1002:ratios|}": 1 },
            "d": { "event": "e" }, "{|ROLL1005:d|}": { "event": "f" }
            """),
        "a guardrail must be an object, not null",
        "a guardrail must be an object, not an array",
        "'event' must be a string, not 1",
        "'description' must be a string, not 2",
        "a guardrail has no property 'ratios'; did you mean 'ratio'?",
        "duplicate property 'd'; remove or rename one of the two");

    [Theory]
    [InlineData("{|ROLL1002:guardrail|}", "; did you mean 'guardrails'?")]
    [InlineData("{|ROLL1002:watch|}", "; it belongs in a flag's 'rollout'")]
    [InlineData("{|ROLL1002:falseAlarms|}", "; it belongs in a flag's 'rollout'")]
    public void Misplaced_names_are_errors(string name, string remedy) => Verify.Problems(
        $$"""{ "{{name}}": {}, "flags": {} }""",
        $"the manifest has no property '{name["{|ROLL1002:".Length..^2]}'{remedy}");

    private static string Of(string guardrails) => $$"""{ "guardrails": { {{guardrails}} }, "flags": {} }""";
}
