using System.Globalization;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;
using Spectre.Console;

namespace OpenRollout.Cli.Output;

/// <summary>Writes problems of manifests with the lines that they are about.</summary>
internal sealed class ProblemWriter
{
    /// <summary>The characters before the caret that a long line keeps.</summary>
    private const int ContextBeforeCaret = 60;

    private readonly CommandHost _host;
    private readonly TextWriter _writer;
    private readonly Dictionary<string, byte[]> _texts = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="ProblemWriter"/> class.</summary>
    /// <param name="host">The host.</param>
    /// <param name="writer">The output.</param>
    /// <param name="layers">The texts that problems can be about.</param>
    public ProblemWriter(CommandHost host, TextWriter writer, IEnumerable<ManifestLayers> layers)
    {
        (_host, _writer) = (host, writer);
        foreach (var each in layers)
        {
            _texts[each.Path] = each.Utf8;
            if (each.OverlayUtf8 is { } overlay)
            {
                _texts[each.OverlayPath] = overlay;
            }
        }
    }

    /// <summary>Writes problems for people: the compiler's line, the line of the text and a caret below it.</summary>
    public void WriteText(IEnumerable<ManifestProblem> problems)
    {
        var screen = Screen.Create(_writer, _host.HasColors && ReferenceEquals(_writer, _host.Output), int.MaxValue / 2);
        foreach (var problem in problems)
        {
            var text = problem.ToString();
            var severity = problem.IsError ? "error" : "warning";
            var label = $": {severity} {problem.Id}: ";
            var at = text.IndexOf(label, StringComparison.Ordinal);
            screen.MarkupLine(at < 0
                ? Markup.Escape(text)
                : $"{Screen.Style(text[..at], "bold")}: {Screen.Style($"{severity} {problem.Id}", problem.IsError ? "red" : "yellow")}: {Markup.Escape(text[(at + label.Length)..])}");
            if (problem.HasPosition && _texts.TryGetValue(problem.Path, out var utf8) && Lines.Find(utf8, problem.Start.Line) is { } line)
            {
                WriteSource(screen, line, problem);
            }
        }
    }

    /// <summary>Writes problems as workflow commands, which GitHub shows at their lines.</summary>
    public void WriteGitHub(IEnumerable<ManifestProblem> problems)
    {
        foreach (var problem in problems)
        {
            _writer.WriteLine(GitHubCommand.Annotation(problem));
        }
    }

    private static void WriteSource(IAnsiConsole screen, string line, ManifestProblem problem)
    {
        var start = Math.Min(problem.Start.Column - 1, line.Length);
        var end = problem.End.Line == problem.Start.Line ? Math.Min(problem.End.Column - 1, line.Length) : line.Length;
        // A minified manifest is one long line: only what is around the caret helps.
        var skipped = Math.Max(0, start - ContextBeforeCaret);
        var shown = line.Length - skipped > PlainText.MaximumQuotation * 2 ? line.Substring(skipped, PlainText.MaximumQuotation * 2) : line[skipped..];
        var gutter = problem.Start.Line.ToString(CultureInfo.InvariantCulture);
        var carets = Math.Clamp(end - start, 1, Math.Max(1, shown.Length - (start - skipped)));
        screen.MarkupLine($"  {Screen.Style(gutter, "grey")} | {Markup.Escape(shown)}".TrimEnd());
        screen.MarkupLine($"  {new string(' ', gutter.Length)} | {new string(' ', start - skipped)}{Screen.Style(new string('^', carets), problem.IsError ? "red" : "yellow")}");
    }
}
