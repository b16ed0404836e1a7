namespace OpenRollout.CodeFixes.Removing;

/// <summary>A flag to remove from a solution.</summary>
/// <param name="Key">The key of the flag.</param>
/// <param name="ManifestPath">The path of its manifest on disk, as projects pass it to the compiler.</param>
/// <param name="Value">The value that takes its place: a <see cref="bool"/>, <see cref="int"/>, <see cref="double"/> or <see cref="string"/>.</param>
internal sealed record SolutionRequest(string Key, string ManifestPath, object Value)
{
    /// <summary>Gets the name of the variant that is served; null if it is not known, to find it by the value.</summary>
    public string? Variant { get; init; }

    /// <summary>Gets a value indicating whether the manifest and its overlays keep the flag, for a release in which other applications still read it.</summary>
    public bool KeepEntry { get; init; }

    /// <summary>Gets a value indicating whether tests of the removed arm stay and are listed.</summary>
    public bool KeepTests { get; init; }

    /// <summary>Gets a value indicating whether evaluations of other flags can be dropped.</summary>
    public bool DropExposures { get; init; }
}
