namespace OpenRollout.Cli.Differences;

/// <summary>A range of 32-bit hashes; the end is exclusive.</summary>
internal readonly record struct HashRange(ulong Start, ulong End)
{
    /// <summary>Gets the range of all hashes.</summary>
    public static HashRange All { get; } = new(0, HashSource.Size);

    /// <summary>Gets a value indicating whether no hash is in the range.</summary>
    public bool IsEmpty => Start >= End;

    /// <summary>Gets the number of hashes.</summary>
    public ulong Width => IsEmpty ? 0 : End - Start;

    /// <summary>Returns whether the range contains a hash.</summary>
    public bool Contains(ulong hash) => hash >= Start && hash < End;

    /// <summary>Returns the hashes that both ranges contain.</summary>
    public HashRange Intersect(HashRange other) => new(Math.Max(Start, other.Start), Math.Min(End, other.End));
}
