namespace OpenRollout.Cli.Output.Reports;

/// <summary>The result of <c>check</c>.</summary>
/// <param name="Manifest">The path of the manifest.</param>
/// <param name="Overlays">The paths of the overlays that were checked with it.</param>
/// <param name="Errors">The number of errors.</param>
/// <param name="Warnings">The number of warnings.</param>
/// <param name="Problems">The problems of the manifest, then those of each overlay.</param>
internal sealed record CheckReport(string Manifest, IReadOnlyList<string> Overlays, int Errors, int Warnings, IReadOnlyList<ProblemReport> Problems);
