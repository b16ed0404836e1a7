namespace OpenRollout;

/// <summary>A file as a server gave it.</summary>
/// <param name="Bytes">Its content.</param>
/// <param name="ETag">What the server calls this version, to the letter; null where it does not say.</param>
/// <param name="LastModified">When the server says it was changed; null where it does not say.</param>
/// <param name="Signature">Its signature, as it was fetched; null where none is asked for.</param>
internal sealed record RemoteFile(byte[] Bytes, string? ETag, DateTimeOffset? LastModified, byte[]? Signature = null)
{
    /// <summary>Whether two files have the same content.</summary>
    public bool HasContentOf(RemoteFile other) => Bytes.AsSpan().SequenceEqual(other.Bytes);
}
