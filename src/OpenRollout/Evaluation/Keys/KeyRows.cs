using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenRollout.Evaluation.Keys;

/// <summary>
/// Some keys: a hash table over their fingerprints in rows of four, which are compared at once. A string that is no key is
/// told apart without being looked at. Immutable and thread-safe.
/// </summary>
internal sealed class KeyRows
{
    private static readonly int Row = Vector256<ulong>.Count;

    /// <summary>The fingerprints of the keys, row by row, each row filled from its beginning; 0, which is none's, where there is no key.</summary>
    private readonly ulong[] _fingerprints;

    /// <summary>The key of each fingerprint.</summary>
    private readonly string?[] _keys;
    private readonly int _shift;

    /// <param name="keys">The keys, each once.</param>
    public KeyRows(IReadOnlyCollection<string> keys)
    {
        // At most half of the places are taken, so a row is hardly ever full.
        var bits = BitOperations.Log2((uint)keys.Count) + 2;
        _fingerprints = new ulong[1 << bits];
        _keys = new string?[1 << bits];
        _shift = 64 - bits;
        foreach (var key in keys)
        {
            Add(key, Fingerprint.Of(key));
        }
    }

    /// <summary>Whether a key is there. Allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Contains(string key, ulong fingerprint)
    {
        for (var start = StartOf(fingerprint); ; start = After(start))
        {
            ref var first = ref MemoryMarshal.GetArrayDataReference(_fingerprints);
            // The rows fill the table, so none reaches beyond its end.
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

    /// <summary>Two keys of one fingerprint do not happen, but may.</summary>
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

    /// <summary>Where the row begins in which the search does.</summary>
    private int StartOf(ulong fingerprint) => (int)(Fingerprint.Spread(fingerprint) >> _shift) & -Row;

    private int After(int start) => (start + Row) & (_keys.Length - 1);
}
