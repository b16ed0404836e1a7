namespace OpenRollout.Cli.Output.Reports;

/// <summary>The result of <c>diff</c>.</summary>
/// <param name="Before">The old manifest, as it was given.</param>
/// <param name="After">The new manifest.</param>
/// <param name="At">The time of the comparison.</param>
/// <param name="IsUndecided">Whether some comparison has a gap.</param>
/// <param name="Environments">The result for the manifest itself and for each environment.</param>
internal sealed record DiffReport(string Before, string After, DateTimeOffset At, bool IsUndecided, IReadOnlyList<EnvironmentDiffReport> Environments);
