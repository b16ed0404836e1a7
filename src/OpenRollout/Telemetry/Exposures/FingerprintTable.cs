using System.Numerics;

namespace OpenRollout.Telemetry.Exposures;

/// <summary>
/// Remembers 64-bit fingerprints in a table of fixed size: sets of eight, where a new fingerprint replaces a random one of
/// a full set. A forgotten fingerprint counts as new again; a new one counts as known only if all 64 bits equal those of
/// another. Thread-safe without locks. Looking up a known fingerprint writes nothing, so threads do not contend.
/// </summary>
internal sealed class FingerprintTable
{
    private const int Ways = 8;

    private readonly ulong[] _slots;
    private readonly int _setMask;
    private uint _random = 1;

    /// <summary>Initializes a new instance of the <see cref="FingerprintTable"/> class.</summary>
    /// <param name="capacity">The number of fingerprints to remember, rounded up to a power of two.</param>
    public FingerprintTable(int capacity)
    {
        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, Ways))];
        _setMask = (_slots.Length / Ways) - 1;
    }

    /// <summary>Adds a fingerprint and returns whether it was new.</summary>
    public bool Add(ulong fingerprint)
    {
        // 0 marks a free slot.
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

    /// <summary>Claims a free slot. All threads claim slots in the same order, so of two threads that add the same fingerprint one finds the other's.</summary>
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

    /// <summary>Returns the slot to replace. Two threads may get the same one, which does no harm.</summary>
    private int PickVictim()
    {
        _random = (_random * 1_664_525) + 1_013_904_223;
        return (int)(_random >> 29);
    }
}
