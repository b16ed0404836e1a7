using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenRollout.Evaluation;

/// <summary>
/// A few keys: a hash table with open addressing over one word of four characters, at a place where the keys differ.
/// Most strings that are no key are told apart by that word alone, without being hashed or compared as a whole. Immutable
/// and thread-safe.
/// </summary>
internal sealed class WordTable
{
    private const int WordCharacters = 4;

    /// <summary>So many places are tried from each end of the keys.</summary>
    private const int PlacesToTry = 8;

    /// <summary>No question looks at more slots, whatever it asks for: keys that would need more make no table.</summary>
    private const int LongestWay = 32;

    /// <summary>2^64 by the golden ratio, made odd: multiplied with it, words that are alike spread (Knuth's multiplicative hashing).</summary>
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private readonly Slot[] _slots;
    private readonly int _shift;
    private readonly int _shortest;

    /// <summary>Where the word begins: all bits where that is counted from the key's end, none where from its start.</summary>
    private readonly int _endMask;
    private readonly int _offset;

    private WordTable(int count, int shortest, int endMask, int offset)
    {
        // At most half of the slots are taken.
        var bits = BitOperations.Log2((uint)count) + 2;
        _slots = new Slot[1 << bits];
        _shift = 64 - bits;
        _shortest = shortest;
        _endMask = endMask;
        _offset = offset;
    }

    /// <summary>Makes a table; returns null where the keys are too short or too much alike for one.</summary>
    /// <param name="keys">The keys, each once.</param>
    public static WordTable? TryBuild(IReadOnlyCollection<string> keys)
    {
        var shortest = keys.Count == 0 ? 0 : keys.Min(key => key.Length);
        for (var place = 0; place < PlacesToTry && place + WordCharacters <= shortest; place++)
        {
            // The ends first: numbers that are counted up differ there.
            var fromEnd = new WordTable(keys.Count, shortest, ~0, -WordCharacters - place);
            if (fromEnd.TryFill(keys))
            {
                return fromEnd;
            }

            var fromStart = new WordTable(keys.Count, shortest, 0, place);
            if (fromStart.TryFill(keys))
            {
                return fromStart;
            }
        }

        return null;
    }

    /// <summary>Whether a key is there. Allocates nothing.</summary>
    public bool Contains(string key)
    {
        if (key.Length < _shortest)
        {
            return false;
        }

        var slots = _slots;
        var word = WordOf(key);
        for (var index = StartOf(word); ; index++)
        {
            ref readonly var slot = ref slots[index & (slots.Length - 1)];
            if (slot.Key is null)
            {
                return false;
            }

            if (slot.Word == word && string.Equals(slot.Key, key))
            {
                return true;
            }
        }
    }

    private bool TryFill(IReadOnlyCollection<string> keys)
    {
        foreach (var key in keys)
        {
            var word = WordOf(key);
            var index = StartOf(word);
            var last = index + LongestWay - 1;
            while (index < last && _slots[index & (_slots.Length - 1)].Key is not null)
            {
                index++;
            }

            if (index == last)
            {
                return false;
            }

            _slots[index & (_slots.Length - 1)] = new Slot(word, key);
        }

        return true;
    }

    private int StartOf(ulong word) => (int)((word * Spread) >> _shift);

    /// <summary>
    /// Reads without a check: the word lies within the shortest key, so within each string that is at least as long, and
    /// others are not asked.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong WordOf(string key)
    {
        ref var first = ref MemoryMarshal.GetReference(key.AsSpan());
        ref var start = ref Unsafe.Add(ref first, (key.Length & _endMask) + _offset);
        return Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref start));
    }

    private readonly record struct Slot(ulong Word, string? Key);
}
