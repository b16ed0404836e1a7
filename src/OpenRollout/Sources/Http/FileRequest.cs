namespace OpenRollout.Sources.Http;

/// <summary>A file to fetch.</summary>
/// <param name="Address">The file's address.</param>
/// <param name="Limit">The maximum length in bytes after decompression.</param>
/// <param name="GetSignedName">Returns the name with which the file must be signed; null if names are not signed.</param>
internal sealed record FileRequest(Uri Address, int Limit, Func<SignedNames, string?> GetSignedName)
{
    /// <summary>Gets the address of the signature, absolute or relative to the file; null for the file's address with <c>.sig</c> appended.</summary>
    public Uri? Signature { get; init; }

    /// <summary>Gets a check of a new version and its address that throws if the version is refused, so that its signature is not requested.</summary>
    public Action<RemoteFile, Uri>? CheckBeforeSignature { get; init; }
}
