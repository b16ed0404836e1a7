namespace OpenRollout;

/// <content>Factory methods.</content>
public sealed partial class OpenRolloutProvider
{
    /// <summary>Creates a provider that serves a manifest file and follows its changes.</summary>
    /// <param name="path">The path of the manifest. A relative path is resolved against the current directory.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>A new provider. It reads the file when it is initialized; until the file is valid, flags have their defaults.</returns>
    public static OpenRolloutProvider FromFile(string path, OpenRolloutOptions? options = null)
        => new(new FileManifestSource(path, options?.TimeProvider), options);

    /// <summary>Creates a provider that serves a manifest file merged with the overlay of an environment, and follows changes of both.</summary>
    /// <param name="path">The path of the manifest. A relative path is resolved against the current directory.</param>
    /// <param name="environment">The environment, such as <c>Production</c>. If the manifest lists it, the overlay next to the manifest is required. Null or empty to serve the manifest alone.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>A new provider. It reads the files when it is initialized; until they are valid, flags have their defaults.</returns>
    public static OpenRolloutProvider FromFile(string path, string? environment, OpenRolloutOptions? options = null)
        => new(new FileManifestSource(path, environment, options?.TimeProvider), options);

    /// <summary>Creates a provider and waits for the first manifest of its source. Use this method to fail at start if there is no valid manifest.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait and shuts the provider down.</param>
    /// <exception cref="ManifestException">The manifest has errors or cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
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

    /// <summary>Creates a provider for a manifest file and waits until the file is read. Use this method to fail at start if the file is not a valid manifest.</summary>
    /// <param name="path">The path of the manifest. A relative path is resolved against the current directory.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait and shuts the provider down.</param>
    /// <exception cref="ManifestException">The manifest has errors or cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public static Task<OpenRolloutProvider> LoadAsync(
        string path, OpenRolloutOptions? options = null, CancellationToken cancellationToken = default)
        => LoadAsync(new FileManifestSource(path, options?.TimeProvider), options, cancellationToken);

    /// <summary>
    /// Creates a provider for a manifest file merged with the overlay of an environment, and waits until the files are read.
    /// Use this method to fail at start if they are not valid.
    /// </summary>
    /// <param name="path">The path of the manifest. A relative path is resolved against the current directory.</param>
    /// <param name="environment">The environment, such as <c>Production</c>. If the manifest lists it, the overlay next to the manifest is required. Null or empty to serve the manifest alone.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait and shuts the provider down.</param>
    /// <exception cref="ManifestException">The manifest or its overlay has errors or cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public static Task<OpenRolloutProvider> LoadAsync(
        string path, string? environment, OpenRolloutOptions? options = null, CancellationToken cancellationToken = default)
        => LoadAsync(new FileManifestSource(path, environment, options?.TimeProvider), options, cancellationToken);
}
