namespace OpenRollout.Manifest.Layers;

/// <summary>The additions of an overlay to a manifest: the merged manifest, and the problems that the manifest alone does not have. Immutable.</summary>
internal sealed class ReviewedOverlay(ManifestReadResult merged, IReadOnlyCollection<string> touchedFlags)
{
    /// <summary>Gets the merged manifest. If there are errors, it has the parts that could be read.</summary>
    public RolloutManifest Manifest => Merged.Manifest;

    /// <summary>Gets the environment as the manifest lists it; null if it does not list it, so that the manifest applies alone.</summary>
    public string? Environment => Merged.Environment;

    /// <summary>
    /// Gets the problems that the overlay adds, at its own path. Only an overlay that cannot be read is reported at the
    /// manifest's path, where the manifest lists the environment.
    /// </summary>
    public IReadOnlyList<ManifestProblem> Problems => Merged.Problems;

    /// <summary>Gets the keys of the flags that the overlay touches: those that it names, and those that depend on them or on its segments. Empty if there are errors.</summary>
    public IReadOnlyCollection<string> TouchedFlags { get; } = touchedFlags;

    /// <summary>Gets the result of reading both, with the problems that the overlay adds.</summary>
    internal ManifestReadResult Merged { get; } = merged;
}
