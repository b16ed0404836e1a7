using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Analyzers.Tests;

/// <summary>.globalconfig and NoWarn change severities in flags.json as in C#.</summary>
public sealed class SeverityTests
{
    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("none", null)]
    public async Task A_globalconfig_counts_in_the_manifest_and_in_code(string severity, DiagnosticSeverity? expected)
    {
        var project = Project();
        project.TreeOptions = new GlobalConfig($"is_global = true\ndotnet_diagnostic.ROLL3001.severity = {severity}");
        Assert.Equal(expected is { } known ? [known, known] : [], await SeveritiesAsync(project));
    }

    [Fact]
    public async Task NoWarn_counts_in_the_manifest_and_in_code()
    {
        var project = Project();
        Assert.Equal([DiagnosticSeverity.Warning, DiagnosticSeverity.Warning], await SeveritiesAsync(project));
        project.Severities["ROLL3001"] = ReportDiagnostic.Suppress;
        Assert.Empty(await SeveritiesAsync(project));
    }

    private static TestProject Project()
    {
        var project = new RuleTest(new FinishedAnalyzer()).Statements("_ = Flags.NewComposer.IsEnabled(ctx);").Project;
        project.AddManifest("flags.json", Flag.Manifest(Flag.Full("2026-09-20")));
        return project;
    }

    private static async Task<IEnumerable<DiagnosticSeverity>> SeveritiesAsync(TestProject project)
        => (await project.AnalyzeAsync(project.Compile(), new FinishedAnalyzer())).Select(diagnostic => diagnostic.Severity);

    /// <summary>A .globalconfig, parsed by the compiler.</summary>
    private sealed class GlobalConfig(string text) : SyntaxTreeOptionsProvider
    {
        private readonly ImmutableDictionary<string, ReportDiagnostic> _severities = AnalyzerConfigSet
            .Create(ImmutableArray.Create(AnalyzerConfig.Parse(SourceText.From(text), "/project/.globalconfig")))
            .GlobalConfigOptions.TreeOptions;

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
            => _severities.TryGetValue(diagnosticId, out severity);
    }
}
