using System.Numerics;

namespace OpenRollout.Telemetry.Exposures;

/// <summary>
/// Remembers fingerprints of 64 bits in a room of fixed size: sets of eight, and in a set that is full a new one takes
/// the place of one drawn at random. What was forgotten is new again; what was never added is taken for known only where
/// all 64 bits are those of another one. Thread-safe without locks; nothing is written where a fingerprint is known, so
/// threads that ask for known ones share the room without waiting for each other.
/// </summary>
internal sealed class FingerprintTable
{
    private const int Ways = 8;

    private readonly ulong[] _slots;
    private readonly int _setMask;
    private uint _random = 1;

    /// <summary>Makes a table.</summary>
    /// <param name="capacity">How many to remember; rounded up to a power of two.</param>
    public FingerprintTable(int capacity)
    {
        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, Ways))];
        _setMask = (_slots.Length / Ways) - 1;
    }

    /// <summary>Adds a fingerprint, and returns whether it was new.</summary>
    public bool Add(ulong fingerprint)
    {
        // 0 is a slot that is free.
        fingerprint = Math.Max(fingerprint, 1);
        var set = _slots.AsSpan(((int)fingerprint & _setMask) * Ways, Ways);
        for (var way = 0; way < set.Length; way++)
        {
            var known = Volatile.Read(ref set[way]);
            if (known == fingerprint)
            {
                return false;
            }

            if (known == 0)
            {
                return ClaimFreeSlot(set, way, fingerprint);
            }
        }

        Volatile.Write(ref set[PickVictim()], fingerprint);
        return true;
    }

    /// <summary>Slots are taken one after the other: of two threads that add the same one finds what the other has added.</summary>
    private bool ClaimFreeSlot(Span<ulong> set, int way, ulong fingerprint)
    {
        for (; way < set.Length; way++)
        {
            var before = Interlocked.CompareExchange(ref set[way], fingerprint, 0);
            if (before == 0 || before == fingerprint)
            {
                return before == 0;
            }
        }

        Volatile.Write(ref set[PickVictim()], fingerprint);
        return true;
    }

    /// <summary>Two threads may draw the same: any will do.</summary>
    private int PickVictim()
    {
        _random = (_random * 1_664_525) + 1_013_904_223;
        return (int)(_random >> 29);
    }
}
