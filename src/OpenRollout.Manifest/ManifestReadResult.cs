namespace OpenRollout.Manifest;

/// <summary>The result of reading a manifest: the manifest and its problems. Immutable.</summary>
public sealed class ManifestReadResult
{
    internal ManifestReadResult(RolloutManifest manifest, IReadOnlyList<ManifestProblem> problems)
        => (Manifest, Problems) = (manifest, problems);

    /// <summary>Gets the manifest. If there are errors, it has the parts that could be read.</summary>
    public RolloutManifest Manifest { get; }

    /// <summary>Gets all problems in the order of the text; empty if there are none.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; }

    /// <summary>Gets the first error, which rejects the manifest, or null if the manifest can be used.</summary>
    public ManifestProblem? FirstError => ManifestProblem.FirstError(Problems);
}
