namespace OpenRollout.Sources.Http;

/// <summary>A file as a server gave it.</summary>
/// <param name="Bytes">Its content.</param>
/// <param name="Signature">Its signature, as it was fetched; null where none is asked for.</param>
internal sealed record RemoteFile(byte[] Bytes, byte[]? Signature = null)
{
    /// <summary>What the server calls this version, to the letter; null where it does not say, or not in a way that can be sent back.</summary>
    public string? ETag { get; private init; }

    /// <summary>When the file was changed, never later than when it was received; null where the server does not say.</summary>
    public DateTimeOffset? ChangedAt { get; private init; }

    /// <summary>The time to ask for later versions with; null where the server gave none, or one in the future, which every version would match.</summary>
    public DateTimeOffset? ModifiedSince { get; private init; }

    /// <summary>Returns the file with what a server, or a cache, says of its version.</summary>
    /// <param name="tag">The version's ETag.</param>
    /// <param name="lastModified">When it was changed.</param>
    /// <param name="receivedAt">When it was received.</param>
    public RemoteFile WithVersion(string? tag, DateTimeOffset? lastModified, DateTimeOffset receivedAt) => this with
    {
        ETag = EntityTag.GetUsable(tag),
        ChangedAt = lastModified > receivedAt ? receivedAt : lastModified,
        ModifiedSince = lastModified > receivedAt ? null : lastModified,
    };

    /// <summary>Returns the same file in a later answer: its signature still fits, and an earlier time does not make the version older.</summary>
    public RemoteFile ConfirmedBy(RemoteFile answer)
        => answer with { Signature = Signature, ChangedAt = ChangedAt > answer.ChangedAt || answer.ChangedAt is null ? ChangedAt : answer.ChangedAt };

    /// <summary>Whether two files have the same content.</summary>
    public bool HasSameContentAs(RemoteFile other) => Bytes.AsSpan().SequenceEqual(other.Bytes);
}
