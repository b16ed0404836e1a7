namespace OpenRollout.Cli.Output.Reports;

/// <summary>The removal of one flag.</summary>
/// <param name="Flag">The key of the flag.</param>
/// <param name="Manifest">The manifest.</param>
/// <param name="Value">The value that takes its place.</param>
/// <param name="Reason">The reason for the value.</param>
/// <param name="Assumption">The assumption under which the flag has the value.</param>
/// <param name="IsEntryKept">Whether the manifest keeps the flag by choice.</param>
/// <param name="IsComplete">Whether no place is left.</param>
/// <param name="Files">The files that change.</param>
/// <param name="Refused">The places that are left.</param>
/// <param name="Notices">The places to look at.</param>
internal sealed record RemovedFlagReport(
    string Flag,
    string Manifest,
    string Value,
    string Reason,
    string Assumption,
    bool IsEntryKept,
    bool IsComplete,
    IReadOnlyList<string> Files,
    IReadOnlyList<PlaceReport> Refused,
    IReadOnlyList<PlaceReport> Notices);
