namespace OpenRollout.Sources.Http;

/// <summary>A file from a server.</summary>
/// <param name="Bytes">The content.</param>
/// <param name="Signature">The signature as it was downloaded; null if signatures are not checked.</param>
internal sealed record RemoteFile(byte[] Bytes, byte[]? Signature = null)
{
    /// <summary>Gets the version's ETag, unchanged; null if the server sent none that can be sent back.</summary>
    public string? ETag { get; private init; }

    /// <summary>Gets the time of the last change, never later than the time of receipt; null if the server did not send one.</summary>
    public DateTimeOffset? ChangedAt { get; private init; }

    /// <summary>Gets the time for <c>If-Modified-Since</c>; null if the server sent none, or one in the future, which every version would match.</summary>
    public DateTimeOffset? ModifiedSince { get; private init; }

    /// <summary>Returns the file with the version that a server, or the cache, states.</summary>
    /// <param name="tag">The ETag.</param>
    /// <param name="lastModified">The time of the last change.</param>
    /// <param name="receivedAt">The time of receipt.</param>
    public RemoteFile WithVersion(string? tag, DateTimeOffset? lastModified, DateTimeOffset receivedAt) => this with
    {
        ETag = EntityTag.GetUsable(tag),
        ChangedAt = lastModified > receivedAt ? receivedAt : lastModified,
        ModifiedSince = lastModified > receivedAt ? null : lastModified,
    };

    /// <summary>Returns the same content with the version of a later response. The signature is still valid, and an earlier time does not make the version older.</summary>
    public RemoteFile ConfirmedBy(RemoteFile later)
        => later with { Signature = Signature, ChangedAt = ChangedAt > later.ChangedAt || later.ChangedAt is null ? ChangedAt : later.ChangedAt };

    /// <summary>Returns whether two files have the same content.</summary>
    public bool HasSameContentAs(RemoteFile other) => Bytes.AsSpan().SequenceEqual(other.Bytes);
}
