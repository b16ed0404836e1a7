using OpenRollout.Manifest.Reading;

namespace OpenRollout.Sources.Http;

/// <summary>Downloads the layers of a manifest, each with its signature. Refuses an older version than the served one.</summary>
internal sealed class LayerDownloader(HttpManifestOptions options, Uri home, SignedFileFetcher files)
{
    /// <summary>Downloads the manifest.</summary>
    /// <param name="current">The version that was last downloaded, or the served one; null if there is none.</param>
    /// <param name="served">The served version; null if there is none.</param>
    /// <param name="poll">The poll that the requests belong to.</param>
    /// <exception cref="FetchException">The manifest is not available or not acceptable.</exception>
    public Task<FetchedFile> GetManifestAsync(RemoteFile? current, RemoteManifest? served, PollContext poll)
        => GetAsync(new FileRequest(home, options.MaximumLength, names => names.Manifest) { Signature = options.Signature }, current, served?.Text, () => served?.Revision, poll);

    /// <summary>Downloads the overlay of a manifest.</summary>
    /// <param name="manifest">The manifest, with its address after redirects.</param>
    /// <param name="environment">The environment, as the manifest lists it.</param>
    /// <param name="current">The version that was last downloaded, or the served one; null if there is none.</param>
    /// <param name="served">The served version; null if there is none.</param>
    /// <param name="poll">The poll that the requests belong to.</param>
    /// <returns>The overlay, and whether its content is new.</returns>
    /// <exception cref="FetchException">The overlay is not available or not acceptable.</exception>
    public async Task<(RemoteOverlay Overlay, bool IsNew)> GetOverlayAsync(
        FetchedFile manifest, string environment, RemoteOverlay? current, RemoteManifest? served, PollContext poll)
    {
        var address = OverlayUri.Resolve(manifest.Address, environment, options);
        // A file from another address may have the same ETag by accident.
        var known = current?.Address == address ? current.File : null;
        var request = new FileRequest(address, options.MaximumLength, names => names.GetOverlay(environment));
        try
        {
            var fetched = await GetAsync(request, known, served?.Overlay?.File, () => served?.OverlayRevision, poll).ConfigureAwait(false);
            var overlay = new RemoteOverlay(environment, address, fetched.File);
            if (fetched.IsNew && files.ChecksSignatures)
            {
                OverlayPolicy.EnsureFor(overlay);
            }

            return (overlay, fetched.IsNew);
        }
        catch (FetchException exception)
        {
            throw exception.ForOverlay(manifest.File.Bytes, manifest.Address, address, environment);
        }
    }

    /// <param name="request">The file.</param>
    /// <param name="current">The version that was last downloaded, or the served one; null if there is none.</param>
    /// <param name="served">The served version; null if there is none.</param>
    /// <param name="getServedRevision">Returns the served revision. Called for new versions only, because it searches the text.</param>
    /// <param name="poll">The poll that the requests belong to.</param>
    private async Task<FetchedFile> GetAsync(FileRequest request, RemoteFile? current, RemoteFile? served, Func<int?> getServedRevision, PollContext poll)
    {
        var fetched = await files.GetAsync(request with { CheckBeforeSignature = EnsureNotOlder }, current, poll).ConfigureAwait(false);
        if (fetched.IsNew && files.ChecksSignatures)
        {
            RevisionPolicy.EnsureNotLower(LayerHeader.Read(fetched.File.Bytes), getServedRevision(), fetched.Address);
        }

        return fetched;

        void EnsureNotOlder(RemoteFile next, Uri address)
        {
            if (next.ChangedAt < served?.ChangedAt && !poll.AcceptsOlder && !HasRevisions(next, getServedRevision))
            {
                throw new FetchException(
                    $"'{UriText.WithoutQuery(address)}' returned a version of {next.ChangedAt:u}, older than the served one of {served.ChangedAt:u}; a mirror may lag behind. A version that was rolled back is accepted after {nameof(HttpManifestOptions.OlderAcceptedAfter)}, or at once when its file gets a new time",
                    isTransient: false)
                {
                    IsOlder = true,
                };
            }
        }
    }

    /// <summary>Returns whether signed revisions decide which version is newer, so that <c>Last-Modified</c> does not count.</summary>
    private bool HasRevisions(RemoteFile next, Func<int?> getServedRevision)
        => files.ChecksSignatures && getServedRevision() is not null && LayerHeader.Read(next.Bytes).Revision is not null;
}
