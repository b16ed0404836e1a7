using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Cli.Workspaces;

/// <summary>Finds the warnings of analyzers that changed files did not have before. The removal itself proves that the compiler has none.</summary>
internal static class NewWarnings
{
    /// <summary>Returns the new warnings, ordered by their places.</summary>
    public static async Task<IReadOnlyList<CodePlace>> FindAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var found = new HashSet<CodePlace>();
        foreach (var change in after.GetChanges(before).GetProjectChanges())
        {
            var documents = change.GetChangedDocuments().ToArray();
            if (documents.Length == 0)
            {
                continue;
            }

            var known = (await ReadAsync(change.OldProject, documents, cancellationToken)).GroupBy(Describe).ToDictionary(same => same.Key, same => same.Count());
            foreach (var same in (await ReadAsync(change.NewProject, documents, cancellationToken)).GroupBy(Describe))
            {
                found.UnionWith(same.Skip(known.GetValueOrDefault(same.Key)).Select(warning => Places.Of(warning.Location.GetMappedLineSpan(), Describe(warning).Text)));
            }
        }

        return [.. found.OrderBy(place => place.Path, StringComparer.Ordinal).ThenBy(place => place.Line).ThenBy(place => place.Column)];
    }

    private static (string Path, string Text) Describe(Diagnostic warning)
        => (warning.Location.GetMappedLineSpan().Path, $"{warning.Id}: {warning.GetMessage(CultureInfo.InvariantCulture)}");

    private static async Task<IReadOnlyList<Diagnostic>> ReadAsync(Project project, DocumentId[] documents, CancellationToken cancellationToken)
    {
        var analyzers = project.AnalyzerReferences.SelectMany(reference => reference.GetAnalyzers(project.Language)).ToImmutableArray();
        if (analyzers.IsEmpty || await project.GetCompilationAsync(cancellationToken) is not { } compilation)
        {
            return [];
        }

        var analysis = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = new List<Diagnostic>();
        foreach (var document in documents)
        {
            if (await project.GetDocument(document)!.GetSyntaxTreeAsync(cancellationToken) is { } tree)
            {
                found.AddRange(await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellationToken));
                found.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, cancellationToken));
            }
        }

        return [.. found.Where(diagnostic => diagnostic is { Severity: >= DiagnosticSeverity.Warning, IsSuppressed: false })];
    }
}
