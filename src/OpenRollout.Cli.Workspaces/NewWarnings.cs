using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Cli.Workspaces;

/// <summary>Finds warnings of analyzers that a project did not have before its code was changed. The removal itself proves that the compiler has none.</summary>
internal static class NewWarnings
{
    private const string AllSeverities = "dotnet_analyzer_diagnostic.";

    /// <summary>Returns the new warnings of the changed projects, also in files that did not change, ordered by their places.</summary>
    public static async Task<IReadOnlyList<CodePlace>> FindAsync(Solution before, Solution after, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var found = new HashSet<CodePlace>();
        foreach (var change in after.GetChanges(before).GetProjectChanges())
        {
            progress.Report($"Analyze {change.NewProject.Name}");
            var reported = (await ReadAsync(change.NewProject, cancellationToken)).GroupBy(Describe).ToArray();
            if (reported.Length == 0)
            {
                continue;
            }

            var known = (await ReadAsync(change.OldProject, cancellationToken)).GroupBy(Describe).ToDictionary(same => same.Key, same => same.Count());
            foreach (var same in reported)
            {
                found.UnionWith(same.Skip(known.GetValueOrDefault(same.Key)).Select(warning => Places.Of(warning.Location.GetMappedLineSpan(), Describe(warning).Text)));
            }
        }

        return [.. found.OrderBy(place => place.Path, StringComparer.Ordinal).ThenBy(place => place.Line).ThenBy(place => place.Column)];
    }

    private static (string Path, string Text) Describe(Diagnostic warning)
        => (warning.Location.GetMappedLineSpan().Path ?? "", $"{warning.Id}: {warning.GetMessage(CultureInfo.InvariantCulture)}");

    private static async Task<IReadOnlyList<Diagnostic>> ReadAsync(Project project, CancellationToken cancellationToken)
    {
        if (project.Language != LanguageNames.CSharp || await project.GetCompilationAsync(cancellationToken) is not { } compilation)
        {
            return [];
        }

        ImmutableArray<DiagnosticAnalyzer> analyzers =
            [.. project.AnalyzerReferences.SelectMany(reference => reference.GetAnalyzers(project.Language)).Where(analyzer => CanWarn(analyzer, compilation, project.AnalyzerOptions.AnalyzerConfigOptionsProvider))];
        if (analyzers.IsEmpty)
        {
            return [];
        }

        var analysis = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return [.. (await analysis.GetAnalyzerDiagnosticsAsync(cancellationToken)).Where(diagnostic => diagnostic is { Severity: >= DiagnosticSeverity.Warning, IsSuppressed: false })];
    }

    /// <summary>Returns whether an analyzer can report a warning in a file. Most analyzers of the SDK report suggestions only and need not run.</summary>
    private static bool CanWarn(DiagnosticAnalyzer analyzer, Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        var settings = compilation.Options.SyntaxTreeOptionsProvider;
        return analyzer.SupportedDiagnostics.Any(rule =>
            IsWarning(rule.GetEffectiveSeverity(compilation.Options))
            || (settings is not null && settings.TryGetGlobalDiagnosticValue(rule.Id, CancellationToken.None, out var severity) && IsWarning(severity))
            || (settings is not null && compilation.SyntaxTrees.Any(tree => settings.TryGetDiagnosticValue(tree, rule.Id, CancellationToken.None, out var severity) && IsWarning(severity))))
            || IsRaised(options.GlobalOptions) || compilation.SyntaxTrees.Any(tree => IsRaised(options.GetOptions(tree)));
    }

    private static bool IsWarning(ReportDiagnostic severity) => severity is ReportDiagnostic.Warn or ReportDiagnostic.Error;

    private static bool IsRaised(AnalyzerConfigOptions options) => options.Keys.Any(key => key.StartsWith(AllSeverities, StringComparison.OrdinalIgnoreCase));
}
