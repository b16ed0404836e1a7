using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenRollout.Evaluation.Keys;

/// <summary>A list of a few keys, whose fingerprints are compared four at a time. Immutable and thread-safe.</summary>
internal sealed class KeyList
{
    private static readonly int Row = Vector256<ulong>.Count;

    private readonly string[] _keys;

    /// <summary>The fingerprint of each key, padded to a complete row with 0, which is not a fingerprint.</summary>
    private readonly ulong[] _fingerprints;

    /// <summary>Initializes a list of keys.</summary>
    /// <param name="keys">The keys, without duplicates.</param>
    public KeyList(string[] keys)
    {
        _keys = keys;
        _fingerprints = new ulong[(keys.Length + Row - 1) / Row * Row];
        for (var index = 0; index < keys.Length; index++)
        {
            _fingerprints[index] = Fingerprint.Of(keys[index]);
        }
    }

    /// <summary>Returns whether the list contains a key. Allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Contains(string key, ulong fingerprint)
    {
        var fingerprints = _fingerprints;
        for (var start = 0; start < fingerprints.Length; start += Row)
        {
            var row = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(fingerprints), (nuint)(uint)start);
            if (Vector256.EqualsAny(row, Vector256.Create(fingerprint)))
            {
                return Fingerprint.IsWhole(fingerprint) || Array.IndexOf(_keys, key) >= 0;
            }
        }

        return false;
    }
}
