namespace OpenRollout.Cli.Output.Reports;

/// <summary>A value of a merged manifest that comes from the overlay.</summary>
/// <param name="Pointer">The JSON pointer (RFC 6901) of the value in the merged manifest.</param>
/// <param name="Path">The path of the overlay.</param>
/// <param name="Line">The line in the overlay, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
internal sealed record OverlaidValueReport(string Pointer, string Path, int Line, int Column);
