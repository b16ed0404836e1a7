using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenRollout.Evaluation.Keys;

/// <summary>
/// A hash table of key fingerprints in rows of four, which are compared at once. Most strings that are not keys are rejected
/// without a comparison of characters. Immutable and thread-safe.
/// </summary>
internal sealed class KeyRows
{
    private static readonly int Row = Vector256<ulong>.Count;

    /// <summary>The fingerprints of the keys, row by row, each row filled from its start; 0, which is not a fingerprint, in free slots.</summary>
    private readonly ulong[] _fingerprints;

    /// <summary>The key of each fingerprint.</summary>
    private readonly string?[] _keys;
    private readonly int _shift;

    /// <summary>Initializes a table of keys.</summary>
    /// <param name="keys">The keys, without duplicates.</param>
    public KeyRows(IReadOnlyCollection<string> keys)
    {
        // At most half of the slots are used, so that a row is rarely full.
        var bits = BitOperations.Log2((uint)keys.Count) + 2;
        _fingerprints = new ulong[1 << bits];
        _keys = new string?[1 << bits];
        _shift = 64 - bits;
        foreach (var key in keys)
        {
            Add(key, Fingerprint.Of(key));
        }
    }

    /// <summary>Returns whether the table contains a key. Allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Contains(string key, ulong fingerprint)
    {
        for (var start = StartOf(fingerprint); ; start = After(start))
        {
            ref var first = ref MemoryMarshal.GetArrayDataReference(_fingerprints);
            // The table's length is a multiple of a row's.
            var row = Vector256.LoadUnsafe(ref first, (nuint)(uint)start);
            if (Vector256.EqualsAny(row, Vector256.Create(fingerprint)))
            {
                return Fingerprint.IsWhole(fingerprint) || Holds(key, fingerprint, start);
            }

            if (Unsafe.Add(ref first, start + Row - 1) == 0)
            {
                return false;
            }
        }
    }

    /// <summary>Compares the keys with the fingerprint. It is very unlikely that two keys have the same one, but possible.</summary>
    private bool Holds(string key, ulong fingerprint, int start)
    {
        for (var index = start; _fingerprints[index] != 0; index = (index + 1) & (_keys.Length - 1))
        {
            if (_fingerprints[index] == fingerprint && string.Equals(_keys[index], key))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(string key, ulong fingerprint)
    {
        var index = StartOf(fingerprint);
        while (_fingerprints[index] != 0)
        {
            index = (index + 1) & (_keys.Length - 1);
        }

        (_fingerprints[index], _keys[index]) = (fingerprint, key);
    }

    /// <summary>Returns the start of the row in which a search begins.</summary>
    private int StartOf(ulong fingerprint) => (int)(Fingerprint.Spread(fingerprint) >> _shift) & -Row;

    private int After(int start) => (start + Row) & (_keys.Length - 1);
}
