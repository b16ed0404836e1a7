using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Analyzers.Tests;

/// <summary>
/// Runs a rule and compares its diagnostics with the marks in C# and in manifests: ids, locations, lines and messages. The testing
/// library of the Roslyn SDK could not do this: the marks are in JSON too, in the order of the messages, and each manifest is
/// analyzed a second time on its own, as an editor does.
/// </summary>
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

    /// <summary>Adds an overlay, which the rule knows by the name of its file.</summary>
    public RuleTest Overlay(string path, string marked)
    {
        var parsed = MarkedText.Parse(marked);
        _marked.Add((path, parsed));
        Project.Files.Add(new TestFile(path, parsed.Text));
        return this;
    }

    /// <summary>Adds an overlay with metadata, as the build passes it.</summary>
    public RuleTest Overlay(string path, string marked, OverlaySettings settings)
    {
        Project.Overlays[path] = settings;
        return Overlay(path, marked);
    }

    public RuleTest Code(string marked, string path = "Program.cs")
    {
        var parsed = MarkedText.Parse(marked);
        _marked.Add((path, parsed));
        Project.Sources.Add((path, parsed.Text));
        return this;
    }

    /// <summary>Adds statements in an asynchronous method that has a client, a context and a cancellation token.</summary>
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
    /// <param name="messages">A message for each mark, in the order of the files and of their text.</param>
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

    /// <summary>Analyzes one manifest at a time, as an editor does, which has to give the same diagnostics except those of a whole build.</summary>
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

    /// <summary>Compares texts, so that a failure shows all of them.</summary>
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
        // Lines and columns, which users see, have to match the span.
        var lines = diagnostic.Location.GetLineSpan().Span;
        return lines == SourceText.From(text).Lines.GetLinePositionSpan(span) ? shown : $"{shown} shown at {lines}";
    }

    private static string Show(string path, string id, TextSpan span, string text)
        => $"{path}: {id} at {span.Start}: «{text.Substring(span.Start, span.Length)}»";
}
