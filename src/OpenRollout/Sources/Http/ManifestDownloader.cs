using OpenRollout.Manifest;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Sources.Http;

/// <summary>Downloads a manifest with its overlay, their signatures and files of keys. Reuses the known files that have not changed.</summary>
internal sealed class ManifestDownloader(HttpManifestOptions options, LayerDownloader layers, CohortDownloader cohorts)
{
    /// <summary>The maximum number of times that the layers are requested until two of them belong together.</summary>
    private const int MaxRounds = 3;

    /// <summary>Downloads the manifest.</summary>
    /// <param name="known">The served manifest; null if there is none.</param>
    /// <param name="poll">The poll that the requests belong to.</param>
    /// <returns>The server's current manifest. Files of keys that were not available are in <see cref="RemoteManifest.Missing"/>.</returns>
    /// <exception cref="FetchException">The manifest is not available or not acceptable; the known one stays valid.</exception>
    public async Task<RemoteManifest> DownloadAsync(RemoteManifest? known, PollContext poll)
    {
        var manifest = await DownloadLayersAsync(known, poll).ConfigureAwait(false);
        var paths = known is not null && manifest.HasSameLayersAs(known) ? known.Cohorts.Keys : CohortsOf(manifest);
        return await cohorts.DownloadAsync(manifest, paths, known, poll).ConfigureAwait(false);
    }

    /// <summary>
    /// Downloads the layers in turn until one of them is unchanged since its previous response: the other one was
    /// downloaded in between, so the server had both at the same time.
    /// </summary>
    private async Task<RemoteManifest> DownloadLayersAsync(RemoteManifest? known, PollContext poll)
    {
        var manifest = await layers.GetManifestAsync(known?.Text, known, poll).ConfigureAwait(false);
        var overlay = known?.Overlay;
        for (var round = 1; round <= MaxRounds; round++)
        {
            // The served manifest is not searched again.
            if ((manifest.IsNew ? FindEnvironment(manifest.File) : known?.Overlay?.Environment) is not { } environment)
            {
                return Create(manifest, null, known);
            }

            (overlay, var isNew) = await layers.GetOverlayAsync(manifest, environment, overlay, known, poll).ConfigureAwait(false);
            if (!isNew)
            {
                return Create(manifest, overlay, known);
            }

            manifest = await layers.GetManifestAsync(manifest.File, known, poll).ConfigureAwait(false);
            if (!manifest.IsNew)
            {
                return Create(manifest, overlay, known);
            }
        }

        throw new FetchException(
            $"'{UriText.WithoutQuery(manifest.Address)}' and its overlay changed while they were downloaded, {MaxRounds} times in a row; publish both at once, or check that all mirrors have the same files",
            isTransient: true);
    }

    /// <summary>Returns the environment as the manifest lists it; null if the manifest is read alone.</summary>
    private string? FindEnvironment(RemoteFile manifest)
        => options.Environment is { } environment ? LayerHeader.Read(manifest.Bytes).FindEnvironment(environment) : null;

    private RemoteManifest Create(FetchedFile manifest, RemoteOverlay? overlay, RemoteManifest? known)
        => new(manifest.Address, manifest.File, new Dictionary<string, RemoteFile>())
        {
            Environment = options.Environment,
            Overlay = overlay,
            OverlayRevision = overlay is null ? known?.OverlayRevision : LayerHeader.Read(overlay.File.Bytes).Revision,
        };

    /// <summary>Returns the paths of the files of keys; none if the manifest has errors, because it is refused anyway.</summary>
    private static IEnumerable<string> CohortsOf(RemoteManifest manifest)
    {
        var reading = ManifestReader.Read(manifest.ToLayers());
        return reading.FirstError is null
            ? reading.Manifest.Segments.Select(segment => segment.KeysFrom?.Value).OfType<string>().Distinct(StringComparer.Ordinal)
            : [];
    }
}
