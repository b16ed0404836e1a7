namespace OpenRollout.Cli.Output.Reports;

/// <summary>The result of an edit.</summary>
/// <param name="Flag">The key of the flag.</param>
/// <param name="Environment">The environment whose overlay was edited; null for the manifest.</param>
/// <param name="Edit">The edit, as text.</param>
/// <param name="IsSaved">Whether the files were saved.</param>
/// <param name="Refusal">The reason why the edit was refused; null if it was not.</param>
/// <param name="Files">The paths of the files that differ.</param>
/// <param name="Environments">The effects on users, as <c>diff</c> reports them.</param>
internal sealed record EditReport(
    string Flag, string? Environment, string Edit, bool IsSaved, string? Refusal, IReadOnlyList<string> Files, IReadOnlyList<EnvironmentDiffReport> Environments);
