namespace OpenRollout;

/// <summary>A source of manifests, such as a file or a server. Implementations read the manifest; the provider evaluates its flags.</summary>
public interface IManifestSource
{
    /// <summary>Gets the environment whose overlay the source merges into the manifest if the manifest lists it, such as <c>Production</c>; null, the default, if the source reads manifests alone.</summary>
    string? Environment => null;

    /// <summary>
    /// Returns the manifest immediately, and again whenever it has changed, until the enumeration is canceled. Report a
    /// failure as a manifest with an error, from <see cref="LoadedManifest.Unreadable"/> or
    /// <see cref="LoadedManifest.AsOf"/>. After an exception the source is not read again, and the last good manifest stays
    /// in use.
    /// </summary>
    /// <param name="cancellationToken">Cancels the enumeration, when the provider is shut down.</param>
    /// <returns>The manifests, the newest last.</returns>
    IAsyncEnumerable<LoadedManifest> ReadAsync(CancellationToken cancellationToken);
}
