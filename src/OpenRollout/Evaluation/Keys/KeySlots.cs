namespace OpenRollout.Evaluation.Keys;

/// <summary>
/// The slots of a <see cref="KeyTable"/>, while they are filled and after. Each slot holds a key's hash and the offset of
/// the key plus one. A key is in the first slot that was free from its start on.
/// </summary>
internal sealed class KeySlots
{
    public const ulong Empty = 0;

    /// <summary>The slots for two keys: a third stays free. More free slots would cost more memory than the shorter searches are worth.</summary>
    private const int SlotsForTwo = 3;

    private ulong[] _slots = new ulong[64];

    public int Count { get; private set; }

    /// <summary>Returns the hash of a key by its fingerprint.</summary>
    public static uint HashOf(ulong fingerprint) => (uint)(Fingerprint.Spread(fingerprint) >> 32);

    public static uint HashIn(ulong slot) => (uint)(slot >> 32);

    public static int OffsetIn(ulong slot) => (int)(uint)slot - 1;

    /// <summary>Returns the slot in which the search for a hash begins: the hash as a fraction of all slots.</summary>
    public static int StartOf(uint hash, int length) => (int)(((ulong)hash * (uint)length) >> 32);

    /// <summary>Adds a key unless it was added before.</summary>
    /// <param name="hash">The key's hash.</param>
    /// <param name="offset">The key's offset in <paramref name="keys"/>.</param>
    /// <param name="keys">All keys up to the end of this one.</param>
    /// <returns><see langword="true"/> when the key is new.</returns>
    public bool Add(uint hash, int offset, ReadOnlySpan<byte> keys)
    {
        if (SlotsFor(Count + 1) > _slots.Length)
        {
            _slots = Copy(_slots.Length * 2);
        }

        var key = keys[offset..];
        for (var index = StartOf(hash, _slots.Length); ; index = index + 1 < _slots.Length ? index + 1 : 0)
        {
            var slot = _slots[index];
            if (slot == Empty)
            {
                _slots[index] = ((ulong)hash << 32) | ((uint)offset + 1);
                Count++;
                return true;
            }

            // Compared with its end mark, so that a key does not equal the beginning of another.
            if (HashIn(slot) == hash && keys[OffsetIn(slot)..].StartsWith(key))
            {
                return false;
            }
        }
    }

    /// <summary>Returns the slots in an array of the final size.</summary>
    public ulong[] Build() => Copy(SlotsFor(Count));

    private static int SlotsFor(int count) => (int)Math.Min((long)count * SlotsForTwo / 2 + 1, Array.MaxLength);

    private ulong[] Copy(int length)
    {
        var slots = new ulong[length];
        foreach (var slot in _slots)
        {
            if (slot == Empty)
            {
                continue;
            }

            var index = StartOf(HashIn(slot), length);
            while (slots[index] != Empty)
            {
                index = index + 1 < length ? index + 1 : 0;
            }

            slots[index] = slot;
        }

        return slots;
    }
}
