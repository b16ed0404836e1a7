using OpenRollout.Manifest;

namespace OpenRollout.Sources.Http;

/// <summary>Downloads a manifest with its signature and its files of keys. Reuses the known files that have not changed.</summary>
internal sealed class ManifestDownloader(HttpManifestOptions options, Uri home, SignatureVerifier? signatures, HttpFetcher fetcher)
{
    /// <summary>Downloads the manifest.</summary>
    /// <param name="known">The known manifest; null if there is none.</param>
    /// <param name="poll">The poll that the requests belong to.</param>
    /// <returns>The server's current manifest. Files that were not available are in <see cref="RemoteManifest.Missing"/>.</returns>
    /// <exception cref="FetchException">The manifest is not available or not acceptable; the known one stays valid.</exception>
    public async Task<RemoteManifest> DownloadAsync(RemoteManifest? known, PollContext poll)
    {
        var result = await fetcher.GetAsync(home, known?.Text, options.MaximumLength, poll).ConfigureAwait(false);
        if (result.File is null)
        {
            return await WithCohortsAsync(known!, known!.Cohorts.Keys, known, poll).ConfigureAwait(false);
        }

        var text = result.File;
        if (known is not null && text.HasSameContentAs(known.Text))
        {
            text = known.Text.ConfirmedBy(text);
        }
        else
        {
            EnsureNotOlder(text, poll.AcceptsOlder || HasRevisions(text, poll) ? null : known?.Text, result.Address);
            text = await WithSignatureAsync(text, options.Signature is { } signature ? new Uri(result.Address, signature) : SignatureOf(result.Address), result.Address, null, poll).ConfigureAwait(false);
            EnsureRevision(text, poll, result.Address);
        }

        var manifest = new RemoteManifest(result.Address, text, new Dictionary<string, RemoteFile>());
        return await WithCohortsAsync(manifest, CohortsOf(text.Bytes), known, poll).ConfigureAwait(false);
    }

    private static Uri SignatureOf(Uri address) => new UriBuilder(address) { Path = address.AbsolutePath + ".sig" }.Uri;

    /// <summary>Returns the paths that a manifest names; none if it has errors, because it is refused anyway.</summary>
    private static IEnumerable<string> CohortsOf(byte[] text)
    {
        var reading = ManifestReader.Read(text);
        return reading.FirstError is null
            ? reading.Manifest.Segments.Select(segment => segment.KeysFrom?.Value).OfType<string>().Distinct(StringComparer.Ordinal)
            : [];
    }

    /// <summary>Returns whether signed revisions decide which version is newer, so that <c>Last-Modified</c> does not count.</summary>
    private bool HasRevisions(RemoteFile text, PollContext poll)
        => signatures is not null && poll.Served?.Revision is not null && ManifestReader.Read(text.Bytes).Manifest.Revision is not null;

    private void EnsureRevision(RemoteFile text, PollContext poll, Uri address)
    {
        if (signatures is not null && poll.Served is { } served)
        {
            var reading = ManifestReader.Read(text.Bytes);
            if (reading.FirstError is null)
            {
                RevisionPolicy.EnsureNotLower(reading.Manifest, served, address);
            }
        }
    }

    private static void EnsureNotOlder(RemoteFile text, RemoteFile? known, Uri address)
    {
        if (text.ChangedAt < known?.ChangedAt)
        {
            throw new FetchException(
                $"'{UriText.WithoutQuery(address)}' returned a version of {text.ChangedAt:u}, older than the served one of {known.ChangedAt:u}; a mirror may lag behind. A version that was rolled back is accepted after {nameof(HttpManifestOptions.OlderAcceptedAfter)}, or at once when its file gets a new time",
                isTransient: false)
            {
                IsOlder = true,
            };
        }
    }

    private async Task<RemoteManifest> WithCohortsAsync(RemoteManifest manifest, IEnumerable<string> paths, RemoteManifest? known, PollContext poll)
    {
        var cohorts = new Dictionary<string, RemoteFile>(StringComparer.Ordinal);
        var missing = new Dictionary<string, string>(StringComparer.Ordinal);
        var remaining = options.MaximumCohortLength;
        foreach (var path in paths)
        {
            try
            {
                // A file from another address may have the same ETag by accident.
                var knownFile = manifest.Address == known?.Address ? known.Cohorts.GetValueOrDefault(path) : null;
                cohorts[path] = await GetCohortAsync(path, CohortUri.Resolve(manifest.Address, path), knownFile, remaining, poll).ConfigureAwait(false);
                remaining -= cohorts[path].Bytes.Length;
            }
            catch (FetchException exception) when (!exception.IsTransient)
            {
                missing[path] = exception.Message;
            }
        }

        return manifest with { Cohorts = cohorts, Missing = missing };
    }

    private async Task<RemoteFile> GetCohortAsync(string path, Uri address, RemoteFile? known, int limit, PollContext poll)
    {
        var result = await fetcher.GetAsync(address, known, limit, poll).ConfigureAwait(false);
        return result.File is not { } file ? known!
            : known is not null && file.HasSameContentAs(known) ? known.ConfirmedBy(file)
            : await WithSignatureAsync(file, SignatureOf(result.Address), result.Address, path, poll).ConfigureAwait(false);
    }

    private async Task<RemoteFile> WithSignatureAsync(RemoteFile file, Uri address, Uri signed, string? path, PollContext poll)
    {
        if (signatures is null)
        {
            return file;
        }

        var signature = (await fetcher.GetAsync(address, null, SignatureVerifier.MaximumLength, poll).ConfigureAwait(false)).File!.Bytes;
        file = file with { Signature = signature };
        // Transient: while a release is uploaded, a server may have a new file and an old signature.
        return signatures.IsValid(file, path) ? file : throw new FetchException(
            $"the signature at '{UriText.WithoutQuery(address)}' does not match '{UriText.WithoutQuery(signed)}': the file was changed after it was signed, or signed with another key{signatures.DescribeName(path)}", isTransient: true);
    }
}
