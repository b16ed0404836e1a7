namespace OpenRollout.Manifest;

/// <summary>What reading a manifest gave.</summary>
/// <param name="Manifest">The manifest; with errors, what could be understood of it.</param>
/// <param name="Problems">All problems in the order of the text.</param>
public sealed record ManifestReading(RolloutManifest Manifest, IReadOnlyList<ManifestProblem> Problems)
{
    /// <summary>The first problem that refuses the manifest, or null where it may be used.</summary>
    public ManifestProblem? FirstError => ManifestProblem.FirstError(Problems);
}
