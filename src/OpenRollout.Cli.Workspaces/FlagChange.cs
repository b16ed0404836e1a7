namespace OpenRollout.Cli.Workspaces;

/// <summary>The removal of one flag.</summary>
/// <param name="Key">The key of the flag.</param>
/// <param name="ManifestPath">The full path of its manifest.</param>
/// <param name="Value">The value that takes its place, such as <c>on</c>.</param>
/// <param name="Reason">The reason for the value, as a sentence.</param>
/// <param name="Assumption">The assumption under which the flag has the value, as a sentence; empty if the user chose another value than the manifest decides.</param>
/// <param name="IsEntryKept">Whether the manifest keeps the flag by choice.</param>
/// <param name="Paths">The full paths of the files that change.</param>
/// <param name="Refusals">The places that are left. While there are any, the manifest keeps the flag.</param>
/// <param name="Notices">The places for the user to look at.</param>
internal sealed record FlagChange(
    string Key,
    string ManifestPath,
    string Value,
    string Reason,
    string Assumption,
    bool IsEntryKept,
    IReadOnlyList<string> Paths,
    IReadOnlyList<CodePlace> Refusals,
    IReadOnlyList<CodePlace> Notices);
