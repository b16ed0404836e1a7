using System.Globalization;
using OpenRollout.Manifest;

namespace OpenRollout.Cli.Output;

/// <summary>Writes the workflow commands of GitHub Actions.</summary>
internal static class GitHubCommand
{
    /// <summary>Returns the annotation for a problem.</summary>
    public static string Annotation(ManifestProblem problem)
    {
        var position = problem.HasPosition
            ? string.Create(CultureInfo.InvariantCulture, $",line={problem.Start.Line},endLine={problem.End.Line},col={problem.Start.Column},endColumn={problem.End.Column}")
            : "";
        return $"::{(problem.IsError ? "error" : "warning")} file={EscapeProperty(problem.Path)}{position},title={EscapeProperty($"{problem.Id}: {problem.Descriptor.Title}")}::{EscapeData(problem.Message)}";
    }

    /// <summary>Returns an annotation without a position in a file.</summary>
    public static string Annotation(string level, string title, string message) => $"::{level} title={EscapeProperty(title)}::{EscapeData(message)}";

    private static string EscapeData(string text)
        => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text)
        => EscapeData(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
