using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenRollout.Evaluation.Keys;

/// <summary>A handful of keys, whose fingerprints are compared four at a time. Immutable and thread-safe.</summary>
internal sealed class KeyList
{
    private static readonly int Row = Vector256<ulong>.Count;

    private readonly string[] _keys;

    /// <summary>The fingerprint of each key; 0, which is none's, up to a whole row.</summary>
    private readonly ulong[] _fingerprints;

    /// <param name="keys">The keys, each once.</param>
    public KeyList(string[] keys)
    {
        _keys = keys;
        _fingerprints = new ulong[(keys.Length + Row - 1) / Row * Row];
        for (var index = 0; index < keys.Length; index++)
        {
            _fingerprints[index] = Fingerprint.Of(keys[index]);
        }
    }

    /// <summary>Whether a key is there. Allocates nothing.</summary>
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
