using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Analyzers.Tests;

/// <summary>Holds what a rule reports against what is marked: exactly these ids, places and messages, and nothing else.</summary>
internal sealed class RuleTest(DiagnosticAnalyzer analyzer)
{
    private readonly List<(string Path, MarkedText Marked)> _marked = [];

    public TestProject Project { get; } = new();

    public RuleTest Manifest(string marked, string path = "flags.json", ManifestSettings? settings = null)
    {
        var parsed = MarkedText.Parse(marked);
        _marked.Add((path, parsed));
        Project.AddManifest(path, parsed.Text, settings);
        return this;
    }

    public RuleTest Code(string marked, string path = "Program.cs")
    {
        var parsed = MarkedText.Parse(marked);
        _marked.Add((path, parsed));
        Project.Sources.Add((path, parsed.Text));
        return this;
    }

    /// <summary>Code within an asynchronous method that has a client, a context and a token.</summary>
    public RuleTest Statements(string marked)
        => Code($$"""
            internal static class Program
            {
                public static async Task<object?> RunAsync(IFeatureClient client, FeatureClient concrete, EvaluationContext ctx, CancellationToken ct)
                {
                    await Task.Yield();
            {{marked}}
                    return null;
                }
            }
            """);

    public RuleTest Property(string name, string value)
    {
        Project.Properties[name] = value;
        return this;
    }

    public RuleTest Today(string day) => Property("OpenRolloutToday", day);

    public RuleTest Severity(string id, ReportDiagnostic severity)
    {
        Project.Severities[id] = severity;
        return this;
    }

    /// <summary>Runs the rule.</summary>
    /// <param name="messages">A message for each mark, in the order in which files were added and in that of their text.</param>
    public async Task GivesAsync(params string[] messages)
    {
        var compilation = Project.Compile();
        var found = Sort(await Project.AnalyzeAsync(compilation, analyzer));
        Equal(
            _marked.SelectMany(file => file.Marked.Marks.Select(mark => Show(file.Path, mark.Id, mark.Span, file.Marked.Text))),
            found.Select(diagnostic => Show(diagnostic, TextOf(diagnostic))));
        Equal(messages, found.Select(diagnostic => diagnostic.GetMessage(null)));
        await SeenInEditorAsync(compilation, found);
    }

    /// <summary>An editor asks for one file at a time, and has to be told the same; what only a whole build knows comes with the build.</summary>
    private async Task SeenInEditorAsync(Compilation compilation, Diagnostic[] found)
    {
        foreach (var file in Project.Files)
        {
            var seen = await Project.AnalyzeFileAsync(compilation, file, analyzer);
            Equal(
                found.Where(diagnostic => PathOf(diagnostic) == file.Path && !diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd)).Select(diagnostic => diagnostic.ToString()),
                Sort(seen).Select(diagnostic => diagnostic.ToString()));
        }
    }

    /// <summary>As text, so that a failure shows all of it.</summary>
    private static void Equal(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        if (!expected.SequenceEqual(actual))
        {
            Assert.Fail($"Expected:\n{string.Join('\n', expected)}\n\nActual:\n{string.Join('\n', actual)}");
        }
    }

    private Diagnostic[] Sort(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .OrderBy(diagnostic => _marked.FindIndex(file => file.Path == PathOf(diagnostic)))
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
    ];

    private string TextOf(Diagnostic diagnostic) => _marked.FirstOrDefault(file => file.Path == PathOf(diagnostic)).Marked?.Text ?? "";

    private static string PathOf(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().Path;

    private static string Show(Diagnostic diagnostic, string text)
    {
        var span = diagnostic.Location.SourceSpan;
        var shown = Show(PathOf(diagnostic), diagnostic.Id, span, text.Length < span.End ? diagnostic.ToString().PadRight(span.End) : text);
        // What people see are lines and columns: they have to tell the same place.
        var lines = diagnostic.Location.GetLineSpan().Span;
        return lines == SourceText.From(text).Lines.GetLinePositionSpan(span) ? shown : $"{shown} shown at {lines}";
    }

    private static string Show(string path, string id, TextSpan span, string text)
        => $"{path}: {id} at {span.Start}: «{text.Substring(span.Start, span.Length)}»";
}
