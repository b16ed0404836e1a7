using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace OpenRollout.Analyzers.Tests;

/// <summary>In a project without a manifest, rules register no actions.</summary>
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
    public async Task Where_no_flag_is_old_no_rule_about_age_looks_at_code()
    {
        var counts = await CountAsync(WithFlag(Flag.Half("2026-11-01"), "\"owner\": \"team\"").Project);
        Assert.All(counts.Where(rule => RulesAboutAge.Contains(rule.Rule)), rule => Assert.Equal(0, rule.Sum));
    }

    [Fact]
    public async Task With_a_manifest_something_is_registered_by_each_rule_that_is_on()
    {
        var old = WithFlag(Flag.Full("2026-01-01"), "\"kind\": \"release\", \"removeBy\": \"2026-02-01\"", "\"enabled\": false, \"disabledSince\": \"2026-03-01\",");
        Assert.All(
            (await CountAsync(old.Project)).Where(rule => rule.Rule is not (nameof(SynchronousAnalyzer) or nameof(FinishedAnalyzer) or nameof(StuckAnalyzer))),
            rule => Assert.True(rule.Sum != 0, rule.Rule));
    }

    private static readonly string[] RulesAboutAge =
    [
        nameof(FinishedAnalyzer), nameof(OverdueAnalyzer), nameof(StuckAnalyzer), nameof(SwitchedOffAnalyzer), nameof(RemovableAnalyzer),
    ];

    private static RuleTest WithFlag(string rollout, string lifecycle, string members = "")
        => new RuleTest(new ManifestAnalyzer()).Manifest(Flag.Manifest(rollout, lifecycle, members: members)).Statements(Use);

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
