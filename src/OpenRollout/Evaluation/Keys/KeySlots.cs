namespace OpenRollout.Evaluation.Keys;

/// <summary>
/// The slots of a <see cref="KeyTable"/>, while they are filled and after: each holds a key's hash and,
/// counted from 1, the place where the key begins. A key lies in the first slot that was free from its start on.
/// </summary>
internal sealed class KeySlots
{
    public const ulong Empty = 0;

    /// <summary>A third of the slots stays free: shorter ways cost more memory than they are worth.</summary>
    private const int SlotsForTwo = 3;

    private ulong[] _slots = new ulong[64];

    public int Count { get; private set; }

    /// <summary>The hash of a key, by its fingerprint.</summary>
    public static uint HashOf(ulong fingerprint) => (uint)(Fingerprint.Spread(fingerprint) >> 32);

    public static uint HashIn(ulong slot) => (uint)(slot >> 32);

    public static int OffsetIn(ulong slot) => (int)(uint)slot - 1;

    /// <summary>Where the search for a hash begins: the hash as a fraction of the whole.</summary>
    public static int StartOf(uint hash, int length) => (int)(((ulong)hash * (uint)length) >> 32);

    /// <summary>Adds a key, unless one that is the same is there.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="keys">The keys, this one and its end included.</param>
    /// <returns>Whether it is new.</returns>
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

            // With its end, so that no key is taken for the beginning of another.
            if (HashIn(slot) == hash && keys[OffsetIn(slot)..].StartsWith(key))
            {
                return false;
            }
        }
    }

    /// <summary>Returns as many slots as the keys need.</summary>
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
