namespace OpenRollout.Cli.Differences;

/// <summary>Specifies how a flag differs between two manifests.</summary>
internal enum FlagDifferenceKind
{
    /// <summary>Only the new manifest has the flag.</summary>
    Added,

    /// <summary>Only the old manifest has the flag.</summary>
    Removed,

    /// <summary>Both have the flag, and it evaluates differently or guardrails watch it differently.</summary>
    Changed,
}
