using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.CodeFixes;

namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL3007, and its fix, which writes the date of the build.</summary>
public sealed class UndatedFinalStageTests
{
    private const string Message = "'new-composer' is in stage 'full', which serves everyone the same variant, but has no 'since': add the day on which it became active, so that the build can report when to remove the flag";

    private static RuleTest Rule => new(new UndatedFinalStageAnalyzer());

    [Fact]
    public Task A_stage_of_everyone_without_a_day_is_asked_for_one() => Rule
        .Manifest(Flag.Manifest(""" "stage": "full", "stages": [{ "name": "half", "audiences": [{ "percentage": 50 }] }, { "name": "{|ROLL3007:full|}", "audiences": [{ "percentage": 100 }] }] """))
        .GivesAsync(Message);

    [Theory]
    [InlineData("a day", """ "stage": "s", "stages": [{ "name": "s", "since": "2026-11-20", "audiences": [{ "percentage": 100 }] }] """)]
    [InlineData("a schedule", """ "stages": [{ "name": "s", "startsAt": "2026-11-20T00:00:00Z", "audiences": [{ "percentage": 100 }] }] """)]
    [InlineData("a ramp", """ "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": { "from": 1, "to": 100, "start": "2026-11-01T00:00:00Z", "end": "2026-11-20T00:00:00Z" } }] }] """)]
    [InlineData("a part only", """ "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": 99.999 }] }] """)]
    [InlineData("not active yet", """ "stages": [{ "name": "s", "audiences": [{ "percentage": 100 }] }] """)]
    public Task Others_are_left_alone(string _, string rollout) => Rule.Manifest(Flag.Manifest(rollout)).GivesAsync();

    [Theory]
    [InlineData("\"kind\": \"permission\"")]
    [InlineData("\"kind\": \"killSwitch\"")]
    public Task What_stays_for_good_is_left_alone(string lifecycle) => Rule
        .Manifest(Flag.Manifest(""" "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": 100 }] }] """, lifecycle))
        .GivesAsync();

    [Fact]
    public Task Without_a_day_of_the_build_there_is_none_to_write() => Rule
        .Today("")
        .Manifest(Flag.Manifest(""" "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": 100 }] }] """))
        .GivesAsync();

    [Theory]
    [InlineData(
        """{ "name": "full", "audiences": [{ "percentage": 100 }] }""",
        """{ "name": "full", "since": "2026-11-22", "audiences": [{ "percentage": 100 }] }""")]
    [InlineData(
        """{ "audiences": [{ "percentage": 100 }], "name":"full" }""",
        """{ "audiences": [{ "percentage": 100 }], "name":"full", "since": "2026-11-22" }""")]
    [InlineData(
        "{\n      \"name\": \"full\",\n      \"audiences\": [{ \"percentage\": 100 }]\n    }",
        "{\n      \"name\": \"full\",\n      \"since\": \"2026-11-22\",\n      \"audiences\": [{ \"percentage\": 100 }]\n    }")]
    [InlineData(
        "{\r\n\t\"audiences\": [{ \"percentage\": 100 }],\r\n\t\"name\": \"full\"\r\n}",
        "{\r\n\t\"audiences\": [{ \"percentage\": 100 }],\r\n\t\"name\": \"full\",\r\n\t\"since\": \"2026-11-22\"\r\n}")]
    public async Task The_fix_writes_the_day_of_the_build_into_the_manifest(string before, string after)
    {
        var fixedText = await FixAsync(Of(before));
        Assert.Equal(Of(after), fixedText);
        await Rule.Manifest(fixedText).GivesAsync();
    }

    private static string Of(string stage)
        => $$"""{ "flags": { "æ😀": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "full", "stages": [{{stage}}] } } } }""";

    private static async Task<string> FixAsync(string manifest)
    {
        var project = new TestProject();
        project.AddManifest("flags.json", manifest);
        var diagnostic = Assert.Single(await project.AnalyzeAsync(project.Compile(), new UndatedFinalStageAnalyzer()));
        var info = ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "App", "App", LanguageNames.CSharp);
        var solution = new AdhocWorkspace().CurrentSolution.AddProject(info);
        var id = DocumentId.CreateNewId(info.Id);
        solution = solution.AddAdditionalDocument(id, "flags.json", SourceText.From(manifest), filePath: "flags.json");
        var actions = new List<CodeAction>();
        await new DateStageFix().RegisterCodeFixesAsync(new CodeFixContext(
            solution.GetAdditionalDocument(id)!, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        var action = Assert.Single(actions);
        Assert.Equal("Add \"since\": \"2026-11-22\"", action.Title);
        var changes = Assert.Single((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>());
        return (await changes.ChangedSolution.GetAdditionalDocument(id)!.GetTextAsync()).ToString();
    }
}
