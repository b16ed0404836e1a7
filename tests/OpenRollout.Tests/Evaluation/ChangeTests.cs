using System.Text.Json.Nodes;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Tests which flags are reported as changed between two manifests.</summary>
public sealed class ChangeTests
{
    private const string Manifest = """
        { "context": { "age": { "type": "number", "description": "years" }, "country": { "type": "string" }, "companyId": { "type": "string" } },
          "segments": {
            "minors": { "when": { "age": { "lt": 16 } }, "description": "too young" },
            "nordic": { "when": { "country": ["NO", "DK"] } },
            "alpha": { "keysFrom": "alpha.txt" },
            "unused": { "keys": ["u"] } },
          "flags": {
            "base": { "flagType": "boolean", "defaultValue": false, "description": "d", "metadata": { "ticket": "A", "size": 1 }, "rollout": { "stage": "s",
              "stages": [ { "name": "s", "audiences": [ { "segment": "nordic", "percentage": 50 } ] }, { "name": "later", "audiences": [ { "percentage": 100 } ] } ] } },
            "needs-base": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["base"], "exclude": ["minors"], "stage": "s",
              "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] } },
            "needs-all": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["needs-base"], "stage": "s",
              "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] } },
            "cohort": { "flagType": "string", "defaultValue": "-", "variants": { "a": "A", "b": "B" }, "rollout": { "stage": "s",
              "stages": [ { "name": "s", "audiences": [ { "segment": "alpha", "serve": { "split": { "a": 1, "b": 2 } } } ] } ] } },
            "ramp": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [ { "name": "s", "startsAt": "2026-01-01T00:00:00Z", "audiences": [
              { "percentage": { "from": 1, "to": 2, "start": "2026-01-01T00:00:00Z", "end": "2026-02-01T00:00:00Z" } },
              { "percentage": { "steps": [ { "at": "2026-01-01T00:00:00Z", "percentage": 3 } ] } } ] } ] } },
            "plain": { "flagType": "boolean", "defaultValue": false } } }
        """;

    private static readonly (string, string[]) Alpha = ("alpha", ["x", "y"]);

    [Theory]
    [InlineData("\"percentage\": 50", "\"percentage\": 51", "base needs-all needs-base")]
    [InlineData("\"NO\", \"DK\"", "\"NO\", \"SE\"", "base needs-all needs-base")]
    [InlineData("\"lt\": 16", "\"lt\": 18", "needs-all needs-base")]
    [InlineData("\"ticket\": \"A\"", "\"ticket\": \"B\"", "base")]
    [InlineData("\"a\": \"A\"", "\"a\": \"AA\"", "cohort")]
    [InlineData("\"a\": 1", "\"a\": 2", "cohort")]
    [InlineData("\"defaultValue\": \"-\"", "\"defaultValue\": \"A\"", "cohort")]
    [InlineData("\"from\": 1", "\"from\": 1.5", "ramp")]
    [InlineData("\"end\": \"2026-02-01", "\"end\": \"2026-03-01", "ramp")]
    [InlineData("\"startsAt\": \"2026-01-01", "\"startsAt\": \"2026-02-01", "ramp")]
    [InlineData("\"percentage\": 3", "\"percentage\": 4", "ramp")]
    [InlineData("\"plain\": { \"flagType\": \"boolean\", \"defaultValue\": false", "\"plain\": { \"flagType\": \"boolean\", \"defaultValue\": true", "plain")]
    [InlineData("\"plain\": { \"flagType\": \"boolean\"", "\"plain\": { \"enabled\": false, \"flagType\": \"boolean\"", "plain")]
    [InlineData("\"requires\": [\"base\"]", "\"requires\": [\"plain\"]", "needs-all needs-base")]
    [InlineData("\"exclude\": [\"minors\"]", "\"exclude\": []", "needs-all needs-base")]
    [InlineData("\"requires\": [\"needs-base\"]", "\"unit\": \"companyId\", \"requires\": [\"needs-base\"]", "needs-all")]
    [InlineData("\"requires\": [\"needs-base\"]", "\"salt\": \"x\", \"requires\": [\"needs-base\"]", "needs-all")]
    [InlineData("\"plain\"", "\"plain2\"", "plain plain2")]
    [InlineData("\"stage\": \"s\",\n      \"stages\": [ { \"name\": \"s\", \"audiences\": [ { \"segment\": \"nordic\"", "\"stage\": \"later\",\n      \"stages\": [ { \"name\": \"s\", \"audiences\": [ { \"segment\": \"nordic\"", "base needs-all needs-base")]
    public void Exactly_the_flags_concerned(string part, string replacement, string changed)
    {
        Assert.Contains(part, Manifest, StringComparison.Ordinal);
        Assert.Equal(changed, Changes(Manifest.Replace(part, replacement, StringComparison.Ordinal), Alpha));
    }

    [Theory]
    [InlineData("\"description\": \"d\"", "\"description\": \"another\"")]
    [InlineData("\"description\": \"years\"", "\"description\": \"in years\"")]
    [InlineData("\"description\": \"too young\"", "\"description\": \"below 16\"")]
    [InlineData("\"keys\": [\"u\"]", "\"keys\": [\"v\"]")]
    [InlineData("\"percentage\": 50", "\"percentage\": 50.0")]
    [InlineData("\"ticket\": \"A\", \"size\": 1", "\"size\": 1.0, \"ticket\": \"\\u0041\"")]
    [InlineData("\"name\": \"later\", \"audiences\": [ { \"percentage\": 100 } ]", "\"name\": \"later\", \"audiences\": []")]
    [InlineData("2026-02-01T00:00:00Z", "2026-02-01T01:00:00+01:00")]
    [InlineData("nordic", "northern")]
    [InlineData("\"description\": \"d\"", "\"lifecycle\": { \"kind\": \"release\" }")]
    public void Nothing_where_evaluation_stays_the_same(string part, string replacement)
    {
        Assert.Contains(part, Manifest, StringComparison.Ordinal);
        var changed = Manifest.Replace(part, replacement, StringComparison.Ordinal);
        Assert.Equal("", Changes(changed, Alpha));
    }

    [Fact]
    public void Nothing_when_the_text_is_laid_out_differently()
        => Assert.Equal("", Changes(JsonNode.Parse(Manifest)!.ToJsonString(), ("alpha", ["y", "x", "y"])));

    [Fact]
    public void A_cohort_that_changed_concerns_the_flags_that_use_it()
    {
        Assert.Equal("cohort", Changes(Manifest, ("alpha", ["x"])));
        Assert.Equal("cohort", Changes(Manifest, ("alpha", ["x", "z"])));
        Assert.Equal("cohort", Changes(Manifest));
    }

    private static string Changes(string manifest, params (string, string[])[] cohorts)
        => string.Join(' ', Manifests.Compile(Manifest, Alpha).FindChanges(Manifests.Compile(manifest, cohorts)).Order(StringComparer.Ordinal));
}
