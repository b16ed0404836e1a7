using System.Runtime.CompilerServices;

namespace OpenRollout.Evaluation.Keys;

/// <summary>
/// A set of strings, compared by code unit: the keys of a segment or audience, or the operands of a condition. Stored in one
/// of three ways, depending on the number of keys. Immutable and thread-safe.
/// </summary>
internal sealed class KeySet
{
    /// <summary>The maximum number of keys that are stored as strings, which is faster than a <see cref="KeyTable"/> but takes several times the memory.</summary>
    public const int MaxStrings = 10_000;

    /// <summary>The maximum number of keys that are compared one by one, which is faster than a hash table.</summary>
    private const int MaxList = 8;

    private readonly KeyRows? _rows;
    private readonly KeyTable? _table;

    /// <summary>Initializes a set of keys.</summary>
    /// <param name="keys">The keys; duplicates count once.</param>
    public KeySet(IEnumerable<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys is IReadOnlyCollection<string> { Count: <= MaxList })
        {
            string[] listed = [.. keys.Distinct(StringComparer.Ordinal)];
            List = new KeyList(listed);
            (Count, Signature) = (listed.Length, Sign(listed));
            return;
        }

        var distinct = keys.ToHashSet(StringComparer.Ordinal);
        if (distinct.Count > MaxStrings && TryBuild(distinct) is { } built)
        {
            (_table, Count, Signature) = (built._table, built.Count, built.Signature);
            return;
        }

        _rows = new KeyRows(distinct);
        (Count, Signature) = (distinct.Count, Sign(distinct));
    }

    /// <summary>Initializes a set with a table of keys.</summary>
    public KeySet(KeyTable table, int count, ulong signature)
    {
        _table = table;
        Count = count;
        Signature = signature;
    }

    /// <summary>Gets the empty set.</summary>
    public static KeySet Empty { get; } = new([]);

    /// <summary>Gets the number of keys.</summary>
    public int Count { get; }

    /// <summary>Gets the sum of the keys' hashes, which does not depend on their order: equal sets have equal signatures in one process.</summary>
    public ulong Signature { get; }

    /// <summary>Gets the keys when there are only a few, otherwise null.</summary>
    public KeyList? List { get; }

    /// <summary>Returns whether the set contains a key. Allocates nothing.</summary>
    public bool Contains(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Contains(key, Fingerprint.Of(key));
    }

    /// <inheritdoc cref="Contains(string)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(string key, ulong fingerprint)
        => _rows is not null ? _rows.Contains(key, fingerprint)
            : _table is not null ? _table.Contains(key, fingerprint)
            : List!.Contains(key, fingerprint);

    private static ulong Sign(IEnumerable<string> keys)
    {
        var sum = 0UL;
        foreach (var key in keys)
        {
            sum += KeyHash.Of(key);
        }

        return sum;
    }

    /// <summary>Builds a table; returns null when a key contains an unpaired surrogate, which UTF-8 cannot encode.</summary>
    private static KeySet? TryBuild(HashSet<string> keys)
    {
        var builder = new KeySetBuilder(capacity: 0);
        foreach (var key in keys)
        {
            if (!builder.TryAdd(key))
            {
                return null;
            }
        }

        return builder.Build();
    }
}
