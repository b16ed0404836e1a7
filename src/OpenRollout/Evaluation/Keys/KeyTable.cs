using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace OpenRollout.Evaluation.Keys;

/// <summary>
/// A hash table with open addressing over one block of UTF-8, for very many keys: a lookup reads two places in memory, and
/// there is no object for each key. Immutable and thread-safe.
/// </summary>
/// <param name="slots">The slots, as <see cref="KeySlots"/> builds them.</param>
/// <param name="keys">The keys in UTF-8, each followed by <see cref="End"/>.</param>
internal sealed class KeyTable(ulong[] slots, byte[] keys)
{
    /// <summary>The end mark of each key: a byte that never occurs in UTF-8.</summary>
    public const byte End = 0xFF;

    /// <summary>The number of characters that are compared at once.</summary>
    private const int BlockLength = 8;

    /// <summary>The bits that no ASCII character has.</summary>
    private const ushort BeyondAscii = 0xFF80;

    /// <summary>Returns whether the table contains a key. Allocates nothing.</summary>
    public bool Contains(string key, ulong fingerprint)
    {
        var table = slots;
        var hash = KeySlots.HashOf(fingerprint);
        for (var index = KeySlots.StartOf(hash, table.Length); ;)
        {
            var slot = table[index];
            if (slot == KeySlots.Empty)
            {
                return false;
            }

            if (KeySlots.HashIn(slot) == hash && Holds(keys.AsSpan(KeySlots.OffsetIn(slot)), key))
            {
                return true;
            }

            index = index + 1 < table.Length ? index + 1 : 0;
        }
    }

    private static bool Holds(ReadOnlySpan<byte> stored, string key)
        => stored.Length > key.Length && stored[key.Length] == End && HoldsAscii(stored[..key.Length], key)
            || HoldsBeyondAscii(stored, key);

    /// <summary>Compares eight characters at a time; the last block may overlap the one before it.</summary>
    private static bool HoldsAscii(ReadOnlySpan<byte> stored, ReadOnlySpan<char> key)
    {
        if (key.Length < BlockLength)
        {
            return Ascii.Equals(stored, key);
        }

        var last = key.Length - BlockLength;
        var difference = Difference(stored[last..], key[last..]);
        for (var start = 0; start < last; start += BlockLength)
        {
            difference |= Difference(stored[start..], key[start..]);
        }

        return difference == Vector128<ushort>.Zero;
    }

    /// <summary>Returns zero when both begin with the same eight ASCII characters.</summary>
    private static Vector128<ushort> Difference(ReadOnlySpan<byte> stored, ReadOnlySpan<char> key)
    {
        var bytes = Vector128.CreateScalar(MemoryMarshal.Read<ulong>(stored)).AsByte();
        var characters = MemoryMarshal.Read<Vector128<ushort>>(MemoryMarshal.AsBytes(key));
        return (Vector128.WidenLower(bytes) ^ characters) | (characters & Vector128.Create(BeyondAscii));
    }

    private static bool HoldsBeyondAscii(ReadOnlySpan<byte> stored, ReadOnlySpan<char> key)
    {
        // An unpaired surrogate ends the loop early: no key in UTF-8 contains one.
        while (Rune.DecodeFromUtf16(key, out var rune, out var units) == System.Buffers.OperationStatus.Done)
        {
            // The end mark is not a character, so the loop does not run into the next key.
            if (Rune.DecodeFromUtf8(stored, out var other, out var bytes) != System.Buffers.OperationStatus.Done || other != rune)
            {
                return false;
            }

            key = key[units..];
            stored = stored[bytes..];
        }

        return key.IsEmpty && stored[0] == End;
    }
}
