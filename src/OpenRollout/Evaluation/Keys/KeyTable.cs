using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace OpenRollout.Evaluation.Keys;

/// <summary>
/// Very many keys: a hash table with open addressing over one block of UTF-8, two places in memory to look at for each
/// question and no object for each key. Immutable and thread-safe.
/// </summary>
internal sealed class KeyTable
{
    /// <summary>Stands after each key: a byte that UTF-8 never has.</summary>
    public const byte End = 0xFF;

    /// <summary>So many characters are compared at once.</summary>
    private const int Together = 8;

    /// <summary>The bits that no character of ASCII has.</summary>
    private const ushort BeyondAscii = 0xFF80;

    private readonly ulong[] _slots;
    private readonly byte[] _keys;

    /// <param name="slots">Slots as <see cref="KeySlots"/> lays them out.</param>
    /// <param name="keys">The keys in UTF-8, each with its <see cref="End"/>.</param>
    public KeyTable(ulong[] slots, byte[] keys)
    {
        _slots = slots;
        _keys = keys;
    }

    /// <summary>Whether a key is there. Allocates nothing.</summary>
    public bool Contains(string key, ulong fingerprint)
    {
        var slots = _slots;
        var hash = KeySlots.HashOf(fingerprint);
        for (var index = KeySlots.StartOf(hash, slots.Length); ;)
        {
            var slot = slots[index];
            if (slot == KeySlots.Empty)
            {
                return false;
            }

            if (KeySlots.HashIn(slot) == hash && Holds(_keys.AsSpan(KeySlots.OffsetIn(slot)), key))
            {
                return true;
            }

            index = index + 1 < slots.Length ? index + 1 : 0;
        }
    }

    private static bool Holds(ReadOnlySpan<byte> stored, string key)
        => stored.Length > key.Length && stored[key.Length] == End && HoldsAscii(stored[..key.Length], key)
            || HoldsBeyondAscii(stored, key);

    /// <summary>Eight characters at a time, the last ones of which may have been looked at before.</summary>
    private static bool HoldsAscii(ReadOnlySpan<byte> stored, ReadOnlySpan<char> key)
    {
        if (key.Length < Together)
        {
            return Ascii.Equals(stored, key);
        }

        var last = key.Length - Together;
        var difference = Difference(stored[last..], key[last..]);
        for (var start = 0; start < last; start += Together)
        {
            difference |= Difference(stored[start..], key[start..]);
        }

        return difference == Vector128<ushort>.Zero;
    }

    /// <summary>Nothing but zeros where both begin with the same eight characters of ASCII.</summary>
    private static Vector128<ushort> Difference(ReadOnlySpan<byte> stored, ReadOnlySpan<char> key)
    {
        var bytes = Vector128.CreateScalar(MemoryMarshal.Read<ulong>(stored)).AsByte();
        var characters = MemoryMarshal.Read<Vector128<ushort>>(MemoryMarshal.AsBytes(key));
        return (Vector128.WidenLower(bytes) ^ characters) | (characters & Vector128.Create(BeyondAscii));
    }

    private static bool HoldsBeyondAscii(ReadOnlySpan<byte> stored, ReadOnlySpan<char> key)
    {
        // Half of a surrogate pair ends the loop early: no key in UTF-8 has it.
        while (Rune.DecodeFromUtf16(key, out var rune, out var units) == System.Buffers.OperationStatus.Done)
        {
            // The end of the stored key is no character, so the loop does not run into the next one.
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
