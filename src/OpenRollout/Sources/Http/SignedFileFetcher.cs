namespace OpenRollout.Sources.Http;

/// <summary>Fetches files and verifies their signatures if signatures are checked.</summary>
/// <param name="signatures">The verifier; null to check no signatures.</param>
/// <param name="fetcher">Sends the requests.</param>
internal sealed class SignedFileFetcher(SignatureVerifier? signatures, HttpFetcher fetcher)
{
    /// <summary>Gets a value indicating whether signatures are checked.</summary>
    public bool ChecksSignatures => signatures is not null;

    /// <summary>Fetches a file, with its signature if its content is new.</summary>
    /// <param name="request">The file.</param>
    /// <param name="known">The known version; null if there is none.</param>
    /// <param name="poll">The poll that the requests belong to.</param>
    /// <exception cref="FetchException">The file is not available, or its signature is not valid.</exception>
    public async Task<FetchedFile> GetAsync(FileRequest request, RemoteFile? known, PollContext poll)
    {
        var result = await fetcher.GetAsync(request.Address, known, request.Limit, poll).ConfigureAwait(false);
        if (result.File is not { } file)
        {
            return new FetchedFile(result.Address, known!, IsNew: false);
        }

        if (known is not null && file.HasSameContentAs(known))
        {
            return new FetchedFile(result.Address, known.ConfirmedBy(file), IsNew: false);
        }

        request.CheckBeforeSignature?.Invoke(file, result.Address);
        return new FetchedFile(result.Address, await VerifyAsync(file, result.Address, request, poll).ConfigureAwait(false), IsNew: true);
    }

    private async Task<RemoteFile> VerifyAsync(RemoteFile file, Uri address, FileRequest request, PollContext poll)
    {
        if (signatures is null)
        {
            return file;
        }

        var signatureAddress = request.Signature is { } given ? new Uri(address, given) : new UriBuilder(address) { Path = address.AbsolutePath + ".sig" }.Uri;
        var signature = await fetcher.GetAsync(signatureAddress, null, SignatureVerifier.MaximumLength, poll).ConfigureAwait(false);
        file = file with { Signature = signature.File!.Bytes };
        var name = request.GetSignedName(signatures.Names);
        // Transient: while a release is uploaded, a server may have a new file and an old signature.
        return signatures.IsValid(file, name) ? file : throw new FetchException(
            $"the signature at '{UriText.WithoutQuery(signatureAddress)}' does not match '{UriText.WithoutQuery(address)}': the file was changed after it was signed, or signed with another key{(name is null ? "" : $", or signed with another name than '{name}'")}",
            isTransient: true);
    }
}
