namespace OpenRollout.Cli.Workspaces;

/// <summary>The removal of flags from a solution. No file is changed yet.</summary>
/// <param name="Flags">The removed flags, in the order in which they were removed.</param>
/// <param name="Files">The files to write: code first and manifests last, so that the solution compiles if writing ends early.</param>
/// <param name="Warnings">The warnings of analyzers that the changed projects did not have before.</param>
internal sealed record SolutionChange(IReadOnlyList<FlagChange> Flags, IReadOnlyList<FileChange> Files, IReadOnlyList<CodePlace> Warnings)
{
    /// <summary>Gets the finished flags that stay because their value is undecided, if all finished flags were to be removed.</summary>
    public IReadOnlyList<UndecidedFlag> Undecided { get; init; } = [];
}
