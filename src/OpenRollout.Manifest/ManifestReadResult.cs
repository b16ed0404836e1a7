namespace OpenRollout.Manifest;

/// <summary>The result of reading a manifest: the manifest and its problems. Immutable.</summary>
public sealed class ManifestReadResult
{
    internal ManifestReadResult(RolloutManifest manifest, IReadOnlyList<ManifestProblem> problems)
        => (Manifest, Problems) = (manifest, problems);

    /// <summary>Gets the manifest. If there are errors, it has the parts that could be read.</summary>
    public RolloutManifest Manifest { get; }

    /// <summary>
    /// Gets the environment whose overlay is part of the manifest, as the manifest lists it. Null if the manifest was read
    /// alone: without an environment, or for one that it does not list.
    /// </summary>
    public string? Environment { get; internal init; }

    /// <summary>Gets the revision of the overlay, which orders signed overlays on its own; null if it has none or there is no overlay. The manifest's is <see cref="RolloutManifest.Revision"/>.</summary>
    internal int? OverlayRevision { get; init; }

    /// <summary>Gets the environment that the overlay itself names; null if it names none or there is no overlay. A name of another environment is an error.</summary>
    internal string? OverlayEnvironment { get; init; }

    /// <summary>Gets all problems, those of the manifest before those of the overlay, each in the order of the text; empty if there are none.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; }

    /// <summary>Gets the first error, which rejects the manifest, or null if the manifest can be used.</summary>
    public ManifestProblem? FirstError => ManifestProblem.FirstError(Problems);
}
