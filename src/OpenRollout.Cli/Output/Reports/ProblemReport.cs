using OpenRollout.Manifest;

namespace OpenRollout.Cli.Output.Reports;

/// <summary>A problem of a manifest.</summary>
/// <param name="Id">The id, such as ROLL2001.</param>
/// <param name="Severity">Either <c>error</c> or <c>warning</c>.</param>
/// <param name="Title">A description of the kind of problem.</param>
/// <param name="Message">The problem and its remedy.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1; null if the problem has no position.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
/// <param name="EndLine">The line of the end.</param>
/// <param name="EndColumn">The column after the last character.</param>
internal sealed record ProblemReport(
    string Id, string Severity, string Title, string Message, string Path, int? Line, int? Column, int? EndLine, int? EndColumn)
{
    /// <summary>Creates the report of a problem.</summary>
    public static ProblemReport Of(ManifestProblem problem)
    {
        var (id, severity, title) = (problem.Id, problem.IsError ? "error" : "warning", problem.Descriptor.Title);
        return problem.HasPosition
            ? new ProblemReport(id, severity, title, problem.Message, problem.Path, problem.Start.Line, problem.Start.Column, problem.End.Line, problem.End.Column)
            : new ProblemReport(id, severity, title, problem.Message, problem.Path, null, null, null, null);
    }
}
