namespace OpenRollout.Cli.Output.Reports;

/// <summary>The result of <c>remove</c>.</summary>
/// <param name="Solution">The solution or project.</param>
/// <param name="IsSaved">Whether the files were saved.</param>
/// <param name="Flags">The flags, in the order in which they were removed.</param>
/// <param name="Files">The files that the removal changes.</param>
/// <param name="Undecided">The finished flags that stay because their value is undecided.</param>
/// <param name="Warnings">The new warnings of analyzers.</param>
/// <param name="Message">The text for a commit.</param>
internal sealed record RemovalReport(
    string Solution, bool IsSaved, IReadOnlyList<RemovedFlagReport> Flags, IReadOnlyList<string> Files, IReadOnlyList<UndecidedFlagReport> Undecided, IReadOnlyList<PlaceReport> Warnings, string Message);
