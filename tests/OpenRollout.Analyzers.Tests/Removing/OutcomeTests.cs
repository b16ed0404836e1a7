using OpenRollout.Removal.Outcomes;

namespace OpenRollout.Analyzers.Tests.Removing;

/// <summary>The value that a flag always has, by its manifest, its overlays and decisions.</summary>
public sealed class OutcomeTests
{
    private const string Full = """ "rollout": { "stage": "full", "stages": [{ "name": "full", "audiences": [{ "percentage": 100 }] }] } """;
    private const string Half = """ "rollout": { "stage": "half", "stages": [{ "name": "half", "audiences": [{ "percentage": 50 }] }] } """;

    [Theory]
    [InlineData(Full, "Decided on", "'stories' serves 'on' to everyone.")]
    [InlineData("\"enabled\": false, " + Full, "Default off", "'stories' is switched off.")]
    [InlineData("\"description\": \"none\"", "Default off", "'stories' has no rollout, so everyone gets the default.")]
    [InlineData(""" "rollout": { "stage": null, "stages": [{ "name": "full", "audiences": [{ "percentage": 100 }] }] } """, "Default off", "'stories' has not started its rollout, so everyone gets the default.")]
    [InlineData(""" "rollout": { "stage": "none", "stages": [{ "name": "none", "audiences": [{ "percentage": 0 }] }] } """, "Default off", "'stories' has a rollout without users, so everyone gets the default.")]
    [InlineData(Half, "Undecided on off", "'stories' serves different values in stage 'half'.")]
    [InlineData(""" "rollout": { "stage": "b", "stages": [{ "name": "a", "audiences": [{ "percentage": 50 }] }, { "name": "b", "audiences": [{ "percentage": 0 }] }] } """, "Undecided on off", "'stories' serves different values in stage 'b'.")]
    [InlineData(""" "rollout": { "requires": ["other"], "stage": "full", "stages": [{ "name": "full", "audiences": [{ "percentage": 100 }] }] } """, "Undecided on off", "'stories' requires 'other', which decides too.")]
    [InlineData(""" "rollout": { "exclude": ["few"], "stage": "full", "stages": [{ "name": "full", "audiences": [{ "percentage": 100 }] }] } """, "Undecided on off", "'stories' excludes the segment 'few'.")]
    [InlineData(""" "rollout": { "stages": [{ "name": "full", "startsAt": "2026-11-01T00:00:00Z", "audiences": [{ "percentage": 100 }] }] } """, "Decided on", "'stories' serves 'on' to everyone.")]
    [InlineData(""" "rollout": { "stages": [{ "name": "full", "startsAt": "2026-12-01T00:00:00Z", "audiences": [{ "percentage": 100 }] }] } """, "Undecided on off", "'stories' has a stage that is yet to start.")]
    [InlineData(""" "rollout": { "stage": "b", "stages": [{ "name": "a", "audiences": [{ "percentage": { "from": 1, "to": 10, "start": "2026-11-01T00:00:00Z", "end": "2026-12-20T00:00:00Z" } }] }, { "name": "b", "audiences": [{ "percentage": 100 }] }] } """, "Undecided on off", "'stories' still grows by its ramp or schedule.")]
    [InlineData(""" "rollout": { "stage": "b", "stages": [{ "name": "a", "audiences": [{ "percentage": { "from": 1, "to": 10, "start": "2026-10-01T00:00:00Z", "end": "2026-11-01T00:00:00Z" } }] }, { "name": "b", "audiences": [{ "percentage": 100 }] }] } """, "Decided on", "'stories' serves 'on' to everyone.")]
    [InlineData(""" "rollout": { "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": { "from": 1, "to": 100, "start": "2026-11-01T00:00:00Z", "end": "2026-12-20T00:00:00Z" } }] }] } """, "Undecided on off", "'stories' still grows by its ramp or schedule.")]
    public void The_manifest_alone_decides_without_environments(string members, string expected, string reason) => Verify(Read(members), expected, reason);

    [Fact]
    public void Every_environment_that_counts_has_to_agree()
    {
        Verify(Read(Full, "\"environments\": [\"Production\"],", ("Production", """ "rollout": { "stage": "full" } """)), "Decided on", "'stories' serves 'on' to everyone in Production.");
        Verify(Read(Half, "\"environments\": [\"Staging\"],", ("Staging", """ "enabled": false """)), "Undecided on off", "'stories' serves different values in stage 'half' in environments without an overlay.");
        Verify(Read(Full, "\"environments\": [\"Staging\"],", ("Staging", """ "enabled": false """)), "Undecided on off", "'stories' is switched off in Staging and serves 'on' to everyone in environments without an overlay.");
        Verify(Read(Full, "\"environments\": [\"Production\", \"Staging\"],", ("Production", ""), ("Staging", """ "enabled": false """)), "Decided on", "'stories' serves 'on' to everyone in Production.");
        Verify(Read(Full, "\"environments\": [\"Production\"],", ("Production", """ "unknown": 1 """)), "Undecided on off", "The state of 'stories' is not known, because an overlay has errors or is missing. Correct them first.");
    }

    [Fact]
    public void A_decision_in_force_contradicts_the_value()
    {
        var manifest = Read(Full);
        var flag = manifest.Manifest.FindFlag("stories")!;
        DecidedFlag[] off = [new("Production", flag.SwitchedOff(), "decision abc by maria")];

        Assert.Equal("'stories' is under the decision abc by maria in Production, which changes its value. Withdraw the decision first.", Of(manifest, off).Reason);
        Assert.Equal(OutcomeKind.Decided, Of(manifest, [new(null, flag, "decision abc by maria")]).Kind);
    }

    [Fact]
    public void The_assumption_names_the_manifest_and_decisions_that_were_not_read()
    {
        Assert.Equal("This assumes that the OpenRollout provider serves flags.json and that no decision in force changes the value.", Of(Read(Full), null).Assumption);
        Assert.Equal("This assumes that the OpenRollout provider serves flags.json.", Of(Read(Full), []).Assumption);
    }

    [Fact]
    public void Other_types_have_the_values_of_their_variants_and_the_default()
    {
        const string variants = """ "variants": { "dark": "dark", "light": "light" }, "rollout": { "serve": "dark", "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": PERCENT }] }] } """;
        var whole = Read(variants.Replace("PERCENT", "100", StringComparison.Ordinal), type: "string", value: "\"plain\"");
        Verify(whole, "Decided 'dark'", "'stories' serves 'dark' to everyone.");
        Verify(Read(variants.Replace("PERCENT", "5", StringComparison.Ordinal), type: "string", value: "\"plain\""), "Undecided 'dark' 'light' 'plain'", "'stories' serves different values in stage 's'.");
        var flag = whole.Manifest.FindFlag("stories")!;
        Assert.Equal(["dark", "light", "plain", null], new[] { "dark", "'light'", "plain", "other" }.Select(text => FlagOutcomes.Choose(flag, text)?.Value));
        Verify(
            Read("\"description\": \"none\"", type: "object", value: "{}"),
            "Undecided ",
            "'stories' is a flag of JSON objects. The type of its value is generated from the manifest and disappears with the flag. Use an object of your own where the flag is read, then remove its entry from the manifest.");
        Assert.Equal(20, Of(Read("\"description\": \"none\"", type: "integer", value: "20"), null).Value!.Value);
    }

    [Fact]
    public void A_variant_has_a_name_only_if_it_alone_is_served()
    {
        const string members = """ "variants": { "old": 10, "new": 20, "twin": 20 }, "rollout": { "serve": "SERVED", "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": 100 }] }] } """;
        var served = Read(members.Replace("SERVED", "twin", StringComparison.Ordinal), type: "integer", value: "10");
        Assert.Equal(("twin", 20), (Of(served, null).Value!.Variant, Of(served, null).Value!.Value));

        var flag = served.Manifest.FindFlag("stories")!;
        Assert.Equal([(null, "20"), ("old", "10")], OutcomeValue.AllOf(flag).Select(value => (value.Variant, value.Text)));
        Assert.Equal(("twin", 20), (FlagOutcomes.Choose(flag, "twin")!.Variant, FlagOutcomes.Choose(flag, "twin")!.Value));
        Assert.Null(FlagOutcomes.Choose(flag, "20")!.Variant);

        var different = Read(
            members.Replace("SERVED", "new", StringComparison.Ordinal), "integer", "10", "\"environments\": [\"Production\", \"Staging\"],",
            ("Production", """ "rollout": { "stages": { "s": { "audiences": [{ "percentage": 100, "serve": "twin" }] } } } """), ("Staging", ""));
        var outcome = Of(different, null, "Production", "Staging");
        Assert.Equal((OutcomeKind.Decided, null, 20), (outcome.Kind, outcome.Value!.Variant, outcome.Value.Value));
    }

    [Fact]
    public void Texts_are_chosen_as_they_are_written_and_on_and_off_in_any_case()
    {
        var title = Read(""" "variants": { "night": "dark" } """, type: "string", value: "\"light\"").Manifest.FindFlag("stories")!;
        Assert.Equal(["dark", "dark", "light", null], new[] { "night", "dark", "light", "Light" }.Select(text => FlagOutcomes.Choose(title, text)?.Value));

        var boolean = Read(Full).Manifest.FindFlag("stories")!;
        Assert.Equal([true, true, false, null], new[] { "on", "TRUE", "False", "yes" }.Select(text => FlagOutcomes.Choose(boolean, text)?.Value));
    }

    [Fact]
    public void Without_the_day_nothing_is_decided()
    {
        var manifest = Read(Full);
        var outcome = FlagOutcomes.Of(manifest, manifest.Manifest.FindFlag("stories")!, settings: null, decided: null);
        Assert.Equal((OutcomeKind.Undecided, OutcomeReasons.NoDay), (outcome.Kind, outcome.Reason));
    }

    private static void Verify(ManifestFile manifest, string expected, string reason)
    {
        var outcome = Of(manifest, null);
        Assert.Equal((expected, reason), ($"{outcome.Kind} {string.Join(' ', outcome.Values.Select(value => value.Text))}", outcome.Reason));
    }

    private static FlagOutcome Of(ManifestFile manifest, IReadOnlyList<DecidedFlag>? decided, params string[] environments)
        => FlagOutcomes.Of(manifest, manifest.Manifest.FindFlag("stories")!, new LifecycleSettings(new DateTime(2026, 11, 22), 14, 30, 30, environments), decided);

    private static ManifestFile Read(string members, string head = "", params (string Environment, string Members)[] overlays)
        => Read(members, "boolean", "false", head, overlays);

    private static ManifestFile Read(string members, string type, string value, string head = "", params (string Environment, string Members)[] overlays)
        => ManifestFiles.Create(
            $$"""
            {
              {{head}}
              "segments": { "few": { "keys": ["user-1"] } },
              "flags": {
                "other": { "flagType": "boolean", "defaultValue": false },
                "stories": { "flagType": "{{type}}", "defaultValue": {{value}}, {{members}} }
              }
            }
            """,
            [.. overlays.Select(overlay => (overlay.Environment, $$"""{ "flags": { "stories": { {{overlay.Members}} } } }"""))]);
}
