namespace OpenRollout.Cli.Output.Reports;

/// <summary>The result of <c>status</c>.</summary>
/// <param name="Manifest">The path of the manifest.</param>
/// <param name="At">The time of the status.</param>
/// <param name="Environments">The environments; empty if only the manifest itself is shown.</param>
/// <param name="Flags">The flags, in the order of the manifest.</param>
internal sealed record StatusReport(string Manifest, DateTimeOffset At, IReadOnlyList<string> Environments, IReadOnlyList<FlagStatusReport> Flags);
