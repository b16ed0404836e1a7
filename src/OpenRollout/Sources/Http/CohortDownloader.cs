namespace OpenRollout.Sources.Http;

/// <summary>Downloads the files of keys of a manifest.</summary>
internal sealed class CohortDownloader(HttpManifestOptions options, SignedFileFetcher files)
{
    /// <summary>Downloads files and returns the manifest with them. Files that are not available are in <see cref="RemoteManifest.Missing"/>.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="paths">The paths of the files in the manifest.</param>
    /// <param name="known">The known manifest; null if there is none.</param>
    /// <param name="poll">The poll that the requests belong to.</param>
    /// <exception cref="FetchException">A transient failure.</exception>
    public async Task<RemoteManifest> DownloadAsync(RemoteManifest manifest, IEnumerable<string> paths, RemoteManifest? known, PollContext poll)
    {
        var cohorts = new Dictionary<string, RemoteFile>(StringComparer.Ordinal);
        var missing = new Dictionary<string, string>(StringComparer.Ordinal);
        var remaining = options.MaximumCohortLength;
        foreach (var path in paths)
        {
            try
            {
                var request = new FileRequest(CohortUri.Resolve(manifest.Address, path), remaining, names => names.GetCohort(path));
                // A file from another address may have the same ETag by accident.
                var knownFile = manifest.Address == known?.Address ? known.Cohorts.GetValueOrDefault(path) : null;
                cohorts[path] = (await files.GetAsync(request, knownFile, poll).ConfigureAwait(false)).File;
                remaining -= cohorts[path].Bytes.Length;
            }
            catch (FetchException exception) when (!exception.IsTransient)
            {
                missing[path] = exception.Message;
            }
        }

        return manifest with { Cohorts = cohorts, Missing = missing };
    }
}
