namespace OpenRollout;

/// <content>Short ways to make one.</content>
public sealed partial class OpenRolloutProvider
{
    /// <summary>Serves a manifest from a file, and follows the file's changes.</summary>
    /// <param name="path">The manifest's path.</param>
    /// <param name="options">How to work; the defaults where none are given.</param>
    public static OpenRolloutProvider FromFile(string path, OpenRolloutOptions? options = null)
        => new(new FileManifestSource(path, options?.TimeProvider), options);

    /// <summary>Makes a provider whose first manifest has been read and found good, for who wants to fail at start.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">How to work; the defaults where none are given.</param>
    /// <param name="cancellationToken">Gives the reading up.</param>
    /// <exception cref="ManifestException">The manifest has errors, or cannot be read.</exception>
    public static async Task<OpenRolloutProvider> LoadAsync(
        IManifestSource source, OpenRolloutOptions? options = null, CancellationToken cancellationToken = default)
    {
        var provider = new OpenRolloutProvider(source, options);
        try
        {
            await provider.WaitForManifestAsync(cancellationToken).ConfigureAwait(false);
            var overview = provider.Overview;
            return overview.IsServing ? provider : throw new ManifestException(overview.Problems);
        }
        catch
        {
            await provider.ShutdownAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes a provider whose manifest file has been read and found good, for who wants to fail at start.</summary>
    /// <param name="path">The manifest's path.</param>
    /// <param name="options">How to work; the defaults where none are given.</param>
    /// <param name="cancellationToken">Gives the reading up.</param>
    /// <exception cref="ManifestException">The manifest has errors, or cannot be read.</exception>
    public static Task<OpenRolloutProvider> LoadAsync(
        string path, OpenRolloutOptions? options = null, CancellationToken cancellationToken = default)
        => LoadAsync(new FileManifestSource(path, options?.TimeProvider), options, cancellationToken);
}
