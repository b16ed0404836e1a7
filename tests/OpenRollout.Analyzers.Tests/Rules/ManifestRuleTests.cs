using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Analyzers.Tests;

/// <summary>
/// The tests of OpenRollout.Manifest verify which problems reading finds. These tests verify that all of them are reported with
/// their severity and at their exact location, for all encodings of the text before it.
/// </summary>
public sealed class ManifestRuleTests
{
    private static RuleTest Rule => new(new ManifestAnalyzer());

    [Fact]
    public Task Json_that_is_none_is_ROLL1001() => Rule
        .Manifest("""{ "flags": { "a": {|ROLL1001:o|}n } }""")
        .GivesAsync("the manifest is not valid JSON: 'o' is an invalid start of a value");

    [Fact]
    public Task Unknown_properties_are_ROLL1002_with_the_nearest_name() => Rule
        .Manifest("""{ "flags": { "a": { "flagType": "boolean", "defaultValue": false, "{|ROLL1002:descripton|}": "" } } }""")
        .GivesAsync("a flag has no property 'descripton'; did you mean 'description'?");

    [Theory]
    [InlineData("enable", DiagnosticSeverity.Error)]
    [InlineData("team", DiagnosticSeverity.Warning)]
    public async Task An_unknown_property_has_the_severity_of_its_place(string name, DiagnosticSeverity expected)
    {
        var project = Rule.Manifest($$"""{ "flags": { "a": { "flagType": "boolean", "defaultValue": false, "{{name}}": false } } }""").Project;
        Assert.Equal(expected, Assert.Single(await project.AnalyzeAsync(project.Compile(), new ManifestAnalyzer())).Severity);
    }

    [Fact]
    public Task Names_that_meet_in_CSharp_are_ROLL1006() => Rule
        .Manifest("""
            { "flags": {
              "a-b": { "flagType": "boolean", "defaultValue": false },
              "{|ROLL1006:aB|}": { "flagType": "boolean", "defaultValue": false }
            } }
            """)
        .GivesAsync("'aB' and 'a-b' give the same C# name; rename one of the two");

    [Fact]
    public Task Flags_that_require_each_other_are_ROLL2007() => Rule
        .Manifest("""
            { "flags": {
              "{|ROLL2007:a|}": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["b"], "stages": [] } },
              "b": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["a"], "stages": [] } }
            } }
            """)
        .GivesAsync("flags require each other in a cycle: a → b → a; remove one of the requirements");

    [Fact]
    public Task All_problems_of_a_file_are_reported_at_once() => Rule
        .Manifest("""
            {
              "context": { "country": { "type": "string", "values": ["NO", "SE"] } },
              "segments": { "nordic": { "when": { "{|ROLL2001:contry|}": "NO" } } },
              "flags": {
                "{|ROLL1003:a|}": { "flagType": "boolean" },
                "b": { "flagType": "integer", "defaultValue": "{|ROLL1004:ten|}" },
                "c": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "{|ROLL2003:al|}", "stages": [
                  { "name": "all", "audiences": [{ "when": { "country": "{|ROLL2002:DK|}" } }] } ] } },
                "{|ROLL1005:c|}": { "flagType": "boolean", "defaultValue": false }
              }
            }
            """)
        .GivesAsync(
            "the context has no attribute 'contry'; did you mean 'country'?",
            "a flag needs 'defaultValue'",
            "'defaultValue' of a flag of type \"integer\" must be a 32-bit integer, not \"ten\"",
            "unknown stage 'al'; did you mean 'all'?",
            "'DK' is not one of the values of 'country'; add it to 'values' or correct it",
            "duplicate property 'c'; remove or rename one of the two");

    [Fact]
    public Task A_good_manifest_is_left_alone() => Rule
        .Manifest("""{ "flags": { "a": { "flagType": "boolean", "defaultValue": false } } }""")
        .GivesAsync();

    [Fact]
    public Task A_file_that_is_no_manifest_is_left_alone()
    {
        var rule = Rule.Manifest("""{ "flags": {} }""");
        rule.Project.Files.Add(new TestFile("settings.json", "no JSON"));
        return rule.GivesAsync();
    }

    [Fact]
    public Task Each_of_two_manifests_has_its_own_problems() => Rule
        .Manifest("""{ "flags": {}, "{|ROLL1002:flag|}": {} }""")
        .Manifest("""{ "flags": {}, "{|ROLL1002:segment|}": {} }""", "checkout.flags.json")
        .GivesAsync(
            "the manifest has no property 'flag'; did you mean 'flags'?",
            "the manifest has no property 'segment'; did you mean 'segments'?");

    [Theory]
    [InlineData("plain")]
    [InlineData("åäö of two bytes")]
    [InlineData("漢字 of three")]
    [InlineData("🦊🚀 of four, two units each")]
    [InlineData("all at once: aå漢🦊")]
    public Task Places_are_exact_behind_any_character(string description) => Rule
        .Manifest($$"""{ "flags": { "a": { "flagType": "boolean", "description": "{{description}}", "defaultValue": "{|ROLL1004:{{description}}|}" } } }""")
        .GivesAsync($"'defaultValue' of a flag of type \"boolean\" must be true or false, not \"{description}\"");

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\n", true)]
    [InlineData("\r\n", false)]
    [InlineData("\r\n", true)]
    [InlineData("\r", true)]
    public async Task Lines_and_columns_are_what_an_editor_shows(string lineEnd, bool hasMark)
    {
        var text = string.Join(
            lineEnd, "{", "  \"flags\": {", "    \"🦊\": { \"flagType\": \"boolean\", \"description\": \"å漢\", \"defaultValue\": 0 }", "  }", "}");
        byte[] bytes = [.. hasMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
        var project = new TestProject();
        project.Files.Add(new TestFile("flags.json", bytes));

        var found = Assert.Single(await project.AnalyzeAsync(project.Compile(), new ManifestAnalyzer()));

        Assert.Equal(new LinePositionSpan(new LinePosition(2, 72), new LinePosition(2, 73)), found.Location.GetLineSpan().Span);
        Assert.Equal(LocationKind.ExternalFile, found.Location.Kind);
    }

    [Fact]
    public async Task A_text_that_begins_with_a_mark_of_its_own_keeps_its_places()
    {
        // Editors pass texts as strings, which can contain a byte order mark.
        var text = SourceText.From("\uFEFF{ \"flags\": { \"å\": 1 } }");
        var manifest = ManifestText.Of(text);
        var problem = Assert.Single(manifest.Reading.Problems);
        await Task.CompletedTask;
        Assert.Equal("1", text.ToString(manifest.Positions.ToSpan(problem.Range)));
    }

    [Fact]
    public void A_text_is_read_once()
    {
        var text = SourceText.From("{}");
        Assert.Same(ManifestText.Of(text), ManifestText.Of(text));
    }
}
