namespace OpenRollout.Cli.Output.Reports;

/// <summary>A place in a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
/// <param name="Message">The message about the place.</param>
internal sealed record PlaceReport(string Path, int Line, int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}({Line},{Column}): {Message}";
}
