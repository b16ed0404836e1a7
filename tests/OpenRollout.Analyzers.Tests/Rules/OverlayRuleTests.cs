using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Analyzers.Tests;

/// <summary>
/// The problems of overlays. The tests of OpenRollout.Manifest verify which problems reading finds. These tests verify that each is
/// reported once, in the file where it can be fixed.
/// </summary>
public sealed class OverlayRuleTests
{
    private const string Manifest =
        """
        {
          "environments": ["Staging", "Production"],
          "segments": { "testers": { "keys": ["user-1"] } },
          "flags": { "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "half", "stages": [
            { "name": "testers", "audiences": [{ "segment": "testers" }] },
            { "name": "half", "audiences": [{ "percentage": 50 }] } ] } } }
        }
        """;

    private const string Good = """{ "environment": "Staging", "flags": { "stories": { "rollout": { "stage": "testers" } } } }""";

    private static RuleTest Rule => new(new ManifestAnalyzer());

    [Fact]
    public Task Overlays_without_a_problem_are_left_alone() => Rule
        .Manifest(Manifest)
        .Overlay("flags.Staging.json", Good)
        .Overlay("flags.Production.json", """{ "segments": { "testers": { "keys": ["user-2"] } } }""")
        .GivesAsync();

    [Fact]
    public Task The_problems_of_each_overlay_are_reported_in_its_file_at_its_place() => Rule
        .Manifest(Manifest)
        .Overlay("flags.Staging.json", """{ "description": "æ 中 🙂", "flags": { "{|ROLL2003:storis|}": {} } }""")
        .Overlay("flags.Production.json",
            """
            {
              "flags": {
                "stories": { "{|ROLL1010:defaultValue|}": true, "rollout": { "stage": "{|ROLL2003:haf|}" } }
              }
            }
            """)
        .GivesAsync(
            "the manifest has no flag 'storis'; did you mean 'stories'?",
            "an overlay cannot set 'defaultValue': code and types are the same in every environment; change it in the manifest, or add an audience to a stage, with its own 'serve' if necessary",
            "unknown stage 'haf'; did you mean 'half'?");

    [Fact]
    public Task The_problems_of_watches_are_reported_in_the_file_that_causes_them() => Rule
        .Manifest(
            """
            {
              "environments": ["Staging", "Production"],
              "guardrails": { "errors": { "event": "checkout.failed" } },
              "flags": {
                "stories": { "flagType": "boolean", "defaultValue": false, "description": "æ 中 🙂", "rollout": { "watch": { "guardrails": ["errors"] }, "stage": "half", "stages": [
                  { "name": "half", "audiences": [{ "percentage": 50 }] },
                  { "name": "full", "audiences": [{|ROLL2010:{|} "percentage": 100 }] } ] } },
                "reels": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [] } }
              }
            }
            """)
        .Overlay("flags.Staging.json", """{ "flags": { "stories": { "rollout": { "watch": { "guardrails": ["{|ROLL2003:error|}"] } } }, "reels": { "rollout": { "watch": {|ROLL2008:{|} "guardrails": ["errors"] } } } } }""")
        .Overlay("flags.Production.json", """{ "description": "æ 中 🙂", "{|ROLL1010:guardrails|}": {}, "flags": { "reels": { "rollout": { "salt": "{|ROLL2009:stories|}" } } } }""")
        .GivesAsync(
            "guardrails watch this rollout, but stage 'full' includes everyone, so there are no users without the feature to compare with; keep a hold-back, such as 95 %, for as long as guardrails watch",
            "unknown guardrail 'error'; did you mean 'errors'?",
            "guardrails cannot watch this rollout: no stage has a percentage between 0 and 100, so there are no users with and without the feature to compare; add such a percentage, or set 'guardrails' to []",
            "an overlay cannot set 'guardrails': a guardrail means the same in every environment; change it in the manifest, or choose guardrails with 'watch' in a flag's 'rollout'",
            "guardrails watch 'stories', which has the same salt 'stories' as 'reels', so the effects of the two flags cannot be distinguished; give the watched flag a salt of its own");

    [Fact]
    public Task A_listed_environment_without_an_overlay_is_reported_at_its_name() => Rule
        .Manifest(Manifest.Replace("\"Production\"", "\"{|ROLL1013:Production|}\"", StringComparison.Ordinal))
        .Overlay("flags.Staging.json", Good)
        .GivesAsync("the overlay of 'Production', 'flags.Production.json', cannot be read: it does not exist; provide it, or remove 'Production' from 'environments'");

    [Fact]
    public Task An_overlay_of_an_environment_that_is_not_listed_is_reported_in_the_overlay() => Rule
        .Manifest("""{ "environments": ["Production"], "flags": {} }""")
        .Overlay("flags.Production.json", "{}")
        .Overlay("flags.Prodution.json", """{|ROLL1010:{|} "flags": {} }""")
        .Overlay("flags.Test.json", """{ "environment": "{|ROLL1010:Test|}" }""")
        .GivesAsync(
            "the manifest does not list the environment 'Prodution' in 'environments'; did you mean 'Production'?",
            "the manifest does not list the environment 'Test' in 'environments'; add it there, or remove the overlay");

    [Fact]
    public Task An_overlay_is_not_a_manifest() => Rule
        .Manifest("""{ "environments": ["flags2"], "flags": {} }""")
        .Overlay("flags.flags2.json", """{ "flags": {} }""")
        .GivesAsync();

    [Fact]
    public Task A_name_that_differs_in_case_is_not_the_overlay() => Rule
        .Manifest(Manifest.Replace("\"Production\"", "\"{|ROLL1013:Production|}\"", StringComparison.Ordinal))
        .Overlay("flags.Staging.json", Good)
        .Overlay("flags.production.json", "not read")
        .GivesAsync("the overlay of 'Production', 'flags.Production.json', cannot be read: the project has 'flags.production.json' for 'production', which differs in case, so an application may not find it; provide it, or remove 'Production' from 'environments'");

    [Fact]
    public Task Of_two_overlays_whose_names_differ_in_case_one_is_too_much() => Rule
        .Manifest("""{ "environments": ["Production"], "flags": {} }""")
        .Overlay("flags.Production.json", "{}")
        .Overlay("flags.production.json", "{|ROLL1005:|}{}")
        .GivesAsync("the environment 'Production' already has the overlay 'flags.Production.json'; remove one of the two");

    [Fact]
    public Task A_manifest_with_errors_is_corrected_first() => Rule
        .Manifest(Manifest.Replace("\"percentage\": 50", "\"percentage\": {|ROLL1004:500|}", StringComparison.Ordinal))
        .Overlay("flags.Staging.json", "not JSON")
        .GivesAsync("a percentage must be a number from 0 to 100 with at most three decimals, not 500");

    /// <summary>Advice about the manifest is not repeated for each environment; advice about what an overlay changes is given in the overlay.</summary>
    [Fact]
    public Task Advice_is_given_once()
    {
        const string Advice = "this audience can never be reached: audience 1 (everyone) comes first and includes all of its users; remove it, or move it up";
        return Rule
            .Manifest("""
                { "environments": ["Staging", "Production"], "flags": {
                  "a": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [{ "name": "s", "audiences": [{ "percentage": 100 }, {|ROLL2004:{|} "percentage": 50 }] }] } },
                  "b": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [{ "name": "s", "audiences": [{ "percentage": 50 }] }] } } } }
                """)
            .Overlay("flags.Staging.json", """{ "flags": { "b": { "enabled": false } } }""")
            .Overlay("flags.Production.json", """{ "flags": { "b": { "rollout": { "stages": { "s": { "audiences": [{ "percentage": 100 }, {|ROLL2004:{|} "percentage": 50 }] } } } } } }""")
            .GivesAsync(Advice, Advice);
    }

    [Fact]
    public Task The_build_says_which_manifest_and_environment_an_overlay_is_for() => Rule
        // The compiler's path, and the path as MSBuild passes it.
        .Manifest("""{ "environments": ["Live"], "flags": {} }""", "/App/../C# code;/checkout.flags.json")
        .Overlay("/elsewhere/checkout.json", """{ "flags": { "{|ROLL2003:a|}": {} } }""", new OverlaySettings("/C? code?/checkout.flags.json", "Live"))
        .Overlay("/elsewhere/other.json", "not read", new OverlaySettings("/C? code?/other.flags.json", "Live"))
        .GivesAsync("the manifest has no flag 'a'; an overlay can only change what the manifest has");

    /// <summary>It is analyzed where its flags are generated.</summary>
    [Fact]
    public Task The_overlays_of_another_projects_manifest_are_left_alone() => Rule
        .Manifest(Manifest, settings: new ManifestSettings(IsGeneratedHere: false))
        .Overlay("flags.Staging.json", "not JSON")
        .GivesAsync();

    [Fact]
    public async Task An_overlay_in_another_encoding_is_refused()
    {
        var project = Rule.Manifest("""{ "environments": ["Production"], "flags": {} }""").Project;
        project.Files.Add(new TestFile("flags.Production.json", Encoding.Latin1.GetBytes("""{ "description": "æ" }"""), Encoding.Latin1));

        var found = Assert.Single(await project.AnalyzeAsync(project.Compile(), new ManifestAnalyzer()));

        Assert.Equal("the compiler reads the overlay as iso-8859-1, but applications read UTF-8; save it as UTF-8, and let the project set no CodePage", found.GetMessage(null));
        Assert.Equal("flags.Production.json", found.Location.GetLineSpan().Path);
    }

    [Fact]
    public void An_edit_of_one_overlay_reads_no_other_one_again()
    {
        var manifest = ManifestText.Of(SourceText.From(Manifest, Encoding.UTF8));
        var staging = SourceText.From(Good, Encoding.UTF8);
        var production = SourceText.From("{}", Encoding.UTF8);
        var before = (manifest.MergeWith(staging, "Staging", "flags.Staging.json"), manifest.MergeWith(production, "Production", "flags.Production.json"));

        var edited = manifest.MergeWith(SourceText.From("{ }", Encoding.UTF8), "Production", "flags.Production.json");

        Assert.Same(before.Item1, manifest.MergeWith(staging, "Staging", "flags.Staging.json"));
        Assert.Same(before.Item2, manifest.MergeWith(production, "Production", "flags.Production.json"));
        Assert.NotSame(before.Item2, edited);
    }
}
