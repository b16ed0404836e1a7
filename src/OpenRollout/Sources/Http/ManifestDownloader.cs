using OpenRollout.Manifest;

namespace OpenRollout.Sources.Http;

/// <summary>Downloads a manifest with its signature and its files of keys, and only what has changed of them.</summary>
internal sealed class ManifestDownloader(HttpManifestOptions options, Uri home, SignatureVerifier? signatures, HttpFetcher fetcher)
{
    private readonly HttpManifestOptions _options = options;

    /// <summary>Downloads what has changed.</summary>
    /// <param name="known">What is known; null where nothing is.</param>
    /// <param name="poll">How to ask, what to accept, and for how long.</param>
    /// <returns>What the server has now.</returns>
    /// <exception cref="FetchException">It cannot be had; what is known still holds.</exception>
    public async Task<RemoteManifest> DownloadAsync(RemoteManifest? known, PollContext poll)
    {
        var answer = await fetcher.GetAsync(home, known?.Text, _options.MaximumLength, poll).ConfigureAwait(false);
        if (answer.File is null)
        {
            return await WithCohortsAsync(known!, known!.Cohorts.Keys, known, poll).ConfigureAwait(false);
        }

        var text = answer.File;
        if (known is not null && text.HasSameContentAs(known.Text))
        {
            text = known.Text.ConfirmedBy(text);
        }
        else
        {
            RefuseOlder(text, poll.AcceptsOlder || HasRevisions(text, poll) ? null : known?.Text, answer.Address);
            text = await WithSignatureAsync(text, _options.Signature is { } signature ? new Uri(answer.Address, signature) : SignatureOf(answer.Address), answer.Address, null, poll).ConfigureAwait(false);
            CheckRevision(text, poll, answer.Address);
        }

        var manifest = new RemoteManifest(answer.Address, text, new Dictionary<string, RemoteFile>());
        return await WithCohortsAsync(manifest, CohortsOf(text.Bytes), known, poll).ConfigureAwait(false);
    }

    private static Uri SignatureOf(Uri address) => new UriBuilder(address) { Path = address.AbsolutePath + ".sig" }.Uri;

    /// <summary>The files that a manifest names; a manifest with errors is refused whatever they hold.</summary>
    private static IEnumerable<string> CohortsOf(byte[] text)
    {
        var reading = ManifestReader.Read(text);
        return reading.FirstError is null
            ? reading.Manifest.Segments.Select(segment => segment.KeysFrom?.Value).OfType<string>().Distinct(StringComparer.Ordinal)
            : [];
    }

    /// <summary>Whether signed revisions say which version is the newer one, so that the server's word does not count.</summary>
    private bool HasRevisions(RemoteFile text, PollContext poll)
        => signatures is not null && poll.Served?.Revision is not null && ManifestReader.Read(text.Bytes).Manifest.Revision is not null;

    private void CheckRevision(RemoteFile text, PollContext poll, Uri address)
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

    private static void RefuseOlder(RemoteFile text, RemoteFile? known, Uri address)
    {
        if (text.ChangedAt < known?.ChangedAt)
        {
            throw new FetchException(
                $"'{UriText.WithoutQuery(address)}' has gone back to a version of {text.ChangedAt:u}, before the one of {known.ChangedAt:u} that is served; a mirror may lag behind. A version that was rolled back is taken after {nameof(HttpManifestOptions.OlderAcceptedAfter)}, or at once when its file is given a new time",
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
        var left = _options.MaximumCohortLength;
        foreach (var path in paths)
        {
            try
            {
                // What another address gave may have the same ETag by accident.
                var knownFile = manifest.Address == known?.Address ? known.Cohorts.GetValueOrDefault(path) : null;
                cohorts[path] = await GetCohortAsync(path, CohortUri.Resolve(manifest.Address, path), knownFile, left, poll).ConfigureAwait(false);
                left -= cohorts[path].Bytes.Length;
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
        var answer = await fetcher.GetAsync(address, known, limit, poll).ConfigureAwait(false);
        return answer.File is not { } file ? known!
            : known is not null && file.HasSameContentAs(known) ? known.ConfirmedBy(file)
            : await WithSignatureAsync(file, SignatureOf(answer.Address), answer.Address, path, poll).ConfigureAwait(false);
    }

    private async Task<RemoteFile> WithSignatureAsync(RemoteFile file, Uri address, Uri signed, string? path, PollContext poll)
    {
        if (signatures is null)
        {
            return file;
        }

        var signature = (await fetcher.GetAsync(address, null, SignatureVerifier.MaximumLength, poll).ConfigureAwait(false)).File!.Bytes;
        // For a moment a server may have a new file and an old signature.
        file = file with { Signature = signature };
        return signatures.IsValid(file, path) ? file : throw new FetchException(
            $"the signature at '{UriText.WithoutQuery(address)}' does not fit '{UriText.WithoutQuery(signed)}': the file was changed after it was signed, or signed with another key{signatures.DescribeName(path)}", isTransient: true);
    }
}
