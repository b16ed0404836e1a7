namespace OpenRollout;

/// <summary>Where manifests come from. A source knows nothing of flags, a provider nothing of files or networks.</summary>
public interface IManifestSource
{
    /// <summary>
    /// Reads the manifest at once, and again whenever it has changed, until it is cancelled. What cannot be read is
    /// given as a manifest with an error; an exception ends the reading for good.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<LoadedManifest> ReadAsync(CancellationToken cancellationToken);
}
