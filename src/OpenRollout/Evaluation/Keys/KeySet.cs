using System.Runtime.CompilerServices;

namespace OpenRollout.Evaluation.Keys;

/// <summary>A set of strings, compared by code unit: a cohort's keys, or a long list of operands. Immutable and thread-safe.</summary>
internal sealed class KeySet
{
    /// <summary>Up to so many keys are kept as strings, which are found sooner but take several times the memory.</summary>
    public const int Few = 10_000;

    /// <summary>Up to so many keys are compared with all of them, which is faster than looking for their place.</summary>
    private const int Handful = 8;

    private readonly KeyRows? _few;
    private readonly KeyTable? _many;

    /// <summary>Makes a set.</summary>
    /// <param name="keys">The keys; one that stands there twice counts once.</param>
    public KeySet(IEnumerable<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys is IReadOnlyCollection<string> { Count: <= Handful })
        {
            string[] listed = [.. keys.Distinct(StringComparer.Ordinal)];
            List = new KeyList(listed);
            (Count, Signature) = (listed.Length, Sign(listed));
            return;
        }

        var distinct = keys.ToHashSet(StringComparer.Ordinal);
        if (distinct.Count > Few && TryBuild(distinct) is { } built)
        {
            (_many, Count, Signature) = (built._many, built.Count, built.Signature);
            return;
        }

        _few = new KeyRows(distinct);
        (Count, Signature) = (distinct.Count, Sign(distinct));
    }

    public KeySet(KeyTable many, int count, ulong signature)
    {
        _many = many;
        Count = count;
        Signature = signature;
    }

    /// <summary>The set without keys.</summary>
    public static KeySet Empty { get; } = new([]);

    /// <summary>The number of keys.</summary>
    public int Count { get; }

    /// <summary>Gets the sum of the keys' hashes, which does not depend on their order: equal sets have equal signatures in one process.</summary>
    public ulong Signature { get; }

    /// <summary>The keys where they are a handful, or null.</summary>
    public KeyList? List { get; }

    /// <summary>Whether a key is in the set. Allocates nothing.</summary>
    public bool Contains(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Contains(key, Fingerprint.Of(key));
    }

    /// <inheritdoc cref="Contains(string)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(string key, ulong fingerprint)
        => _few is not null ? _few.Contains(key, fingerprint)
            : _many is not null ? _many.Contains(key, fingerprint)
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

    /// <summary>Returns null where a key has half of a surrogate pair in it, which UTF-8 cannot hold.</summary>
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
