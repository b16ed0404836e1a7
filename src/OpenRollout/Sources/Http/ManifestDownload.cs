using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>Downloads a manifest with its signature and its files of keys, and only what has changed of them.</summary>
internal sealed class ManifestDownload(HttpManifestOptions options, Uri home, SignatureCheck? signatures, HttpFetcher fetcher)
{
    private readonly HttpManifestOptions _options = options;

    /// <summary>Downloads what has changed.</summary>
    /// <param name="known">What is known; null where nothing is.</param>
    /// <param name="look">How to ask, what to accept, and for how long.</param>
    /// <returns>What the server has now.</returns>
    /// <exception cref="FetchException">It cannot be had; what is known still holds.</exception>
    public async Task<RemoteManifest> RunAsync(RemoteManifest? known, Look look)
    {
        var answer = await fetcher.GetAsync(home, known?.Text, _options.MaximumLength, look).ConfigureAwait(false);
        if (answer.File is null)
        {
            return await WithCohortsAsync(known!, known!.Cohorts.Keys, known, look).ConfigureAwait(false);
        }

        var text = answer.File;
        if (known is not null && text.HasContentOf(known.Text))
        {
            text = known.Text.ConfirmedBy(text);
        }
        else
        {
            RefuseOlder(text, look.AcceptsOlder || HasRevisions(text, look) ? null : known?.Text, answer.Address);
            text = await WithSignatureAsync(text, _options.Signature is { } signature ? new Uri(answer.Address, signature) : SignatureOf(answer.Address), answer.Address, null, look).ConfigureAwait(false);
            CheckRevision(text, look, answer.Address);
        }

        var manifest = new RemoteManifest(answer.Address, text, new Dictionary<string, RemoteFile>());
        return await WithCohortsAsync(manifest, CohortsOf(text.Bytes), known, look).ConfigureAwait(false);
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
    private bool HasRevisions(RemoteFile text, Look look)
        => signatures is not null && look.Served?.Revision is not null && ManifestReader.Read(text.Bytes).Manifest.Revision is not null;

    private void CheckRevision(RemoteFile text, Look look, Uri address)
    {
        if (signatures is not null && look.Served is { } served)
        {
            var reading = ManifestReader.Read(text.Bytes);
            if (reading.FirstError is null)
            {
                RevisionRule.Check(reading.Manifest, served, address);
            }
        }
    }

    private static void RefuseOlder(RemoteFile text, RemoteFile? known, Uri address)
    {
        if (text.ChangedAt < known?.ChangedAt)
        {
            throw new FetchException(
                $"'{AddressText.Of(address)}' has gone back to a version of {text.ChangedAt:u}, before the one of {known.ChangedAt:u} that is served; a mirror may lag behind. A version that was rolled back is taken after {nameof(HttpManifestOptions.OlderAcceptedAfter)}, or at once when its file is given a new time",
                isTransient: false)
            {
                IsOlder = true,
            };
        }
    }

    private async Task<RemoteManifest> WithCohortsAsync(RemoteManifest manifest, IEnumerable<string> paths, RemoteManifest? known, Look look)
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
                cohorts[path] = await GetCohortAsync(path, CohortAddress.Of(manifest.Address, path), knownFile, left, look).ConfigureAwait(false);
                left -= cohorts[path].Bytes.Length;
            }
            catch (FetchException exception) when (!exception.IsTransient)
            {
                missing[path] = exception.Message;
            }
        }

        return manifest with { Cohorts = cohorts, Missing = missing };
    }

    private async Task<RemoteFile> GetCohortAsync(string path, Uri address, RemoteFile? known, int limit, Look look)
    {
        var answer = await fetcher.GetAsync(address, known, limit, look).ConfigureAwait(false);
        return answer.File is not { } file ? known!
            : known is not null && file.HasContentOf(known) ? known.ConfirmedBy(file)
            : await WithSignatureAsync(file, SignatureOf(answer.Address), answer.Address, path, look).ConfigureAwait(false);
    }

    private async Task<RemoteFile> WithSignatureAsync(RemoteFile file, Uri address, Uri signed, string? path, Look look)
    {
        if (signatures is null)
        {
            return file;
        }

        var signature = (await fetcher.GetAsync(address, null, SignatureCheck.MaximumLength, look).ConfigureAwait(false)).File!.Bytes;
        // For a moment a server may have a new file and an old signature.
        file = file with { Signature = signature };
        return signatures.Fits(file, path) ? file : throw new FetchException(
            $"the signature at '{AddressText.Of(address)}' does not fit '{AddressText.Of(signed)}': the file was changed after it was signed, or signed with another key{signatures.NameAdvice(path)}", isTransient: true);
    }
}
