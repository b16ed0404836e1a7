using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace OpenRollout.Analyzers.Tests;

/// <summary>Who has no manifest pays nothing.</summary>
public sealed class CostTests
{
    private const string Use = """await client.GetBooleanValueAsync("stories", false, ctx);""";

    [Theory]
    [InlineData(null)]
    [InlineData("settings.json")]
    public async Task Without_a_manifest_nothing_is_registered(string? other)
    {
        var test = new RuleTest(new ManifestAnalyzer()).Statements(Use);
        if (other is not null)
        {
            test.Project.Files.Add(new TestFile(other, "{}"));
        }

        Assert.All(await CountAsync(test.Project), counts => Assert.Equal(0, counts.Sum));
    }

    [Fact]
    public async Task With_a_manifest_something_is_registered_by_each_rule_that_is_on()
    {
        var test = new RuleTest(new ManifestAnalyzer())
            .Manifest("""{ "flags": { "stories": { "flagType": "boolean", "defaultValue": false } } }""")
            .Statements(Use);
        Assert.All(
            (await CountAsync(test.Project)).Where(counts => counts.Rule is not nameof(SynchronousAnalyzer)),
            counts => Assert.NotEqual(0, counts.Sum));
    }

    private static async Task<List<(string Rule, int Sum)>> CountAsync(TestProject project)
    {
        var compilation = project.Compile().WithAnalyzers(RuleSet.Analyzers, new AnalyzerOptions([.. project.Files], project.Options));
        await compilation.GetAnalyzerDiagnosticsAsync();
        var counts = new List<(string, int)>();
        foreach (var analyzer in RuleSet.Analyzers)
        {
            var telemetry = await compilation.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
            counts.Add((analyzer.GetType().Name, Sum(telemetry)));
        }

        return counts;
    }

    private static int Sum(AnalyzerTelemetryInfo telemetry)
        => telemetry.OperationActionsCount + telemetry.AdditionalFileActionsCount + telemetry.CompilationEndActionsCount
            + telemetry.CompilationActionsCount + telemetry.SyntaxTreeActionsCount + telemetry.SymbolActionsCount
            + telemetry.SyntaxNodeActionsCount + telemetry.SemanticModelActionsCount;
}
