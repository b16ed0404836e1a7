namespace OpenRollout.Cli.Workspaces;

/// <summary>A place in a file and what the user has to know about it.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
/// <param name="Message">The message.</param>
internal sealed record CodePlace(string Path, int Line, int Column, string Message);
