namespace OpenRollout.Manifest;

/// <summary>The result of reading a manifest: the manifest and its problems.</summary>
/// <param name="Manifest">The manifest. If there are errors, the parts that could be read.</param>
/// <param name="Problems">All problems in the order of the text; empty if there are none.</param>
public sealed record ManifestReadResult(RolloutManifest Manifest, IReadOnlyList<ManifestProblem> Problems)
{
    /// <summary>Gets the first error, which rejects the manifest, or null if the manifest can be used.</summary>
    public ManifestProblem? FirstError => ManifestProblem.FirstError(Problems);
}
