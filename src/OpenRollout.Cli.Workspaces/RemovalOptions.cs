using OpenRollout.Manifest;
using OpenRollout.Removal.Outcomes;

namespace OpenRollout.Cli.Workspaces;

/// <summary>The flags to remove from a solution.</summary>
/// <param name="Path">The full path of the solution or project.</param>
/// <param name="Key">The key of the flag; null for all flags that are finished and decided.</param>
internal sealed record RemovalOptions(string Path, string? Key)
{
    /// <summary>Gets the full path of the manifest of the flags; null for any.</summary>
    public string? ManifestPath { get; init; }

    /// <summary>Gets the value that the user chooses; null for the one that the manifest decides.</summary>
    public string? As { get; init; }

    /// <summary>Gets a value indicating whether the manifest and its overlays keep the flag.</summary>
    public bool KeepEntry { get; init; }

    /// <summary>Gets a value indicating whether tests of the removed arm stay.</summary>
    public bool KeepTests { get; init; }

    /// <summary>Gets a value indicating whether evaluations of other flags can be dropped.</summary>
    public bool DropExposures { get; init; }

    /// <summary>Gets a function that returns a flag of a manifest, given by its path, under the decisions in force; null without a store.</summary>
    public Func<string, FlagDefinition, IReadOnlyList<DecidedFlag>>? Decide { get; init; }

    /// <summary>Gets a function that returns the path of a file for messages.</summary>
    public Func<string, string> Display { get; init; } = path => path;
}
