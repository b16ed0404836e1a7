using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace OpenRollout.Telemetry.Exposures;

/// <summary>
/// A queue of fixed length for many writers and one reader, without a lock: each slot has a number that says whose turn
/// it is (Dmitry Vyukov's bounded queue). A writer that finds it full is told so at once.
/// </summary>
internal sealed class BoundedQueue<T>
    where T : class
{
    private readonly Slot[] _slots;
    private readonly int _mask;
    private long _tail;
    private long _head;

    /// <summary>Makes a queue.</summary>
    /// <param name="length">How many it holds; rounded up to a power of two.</param>
    public BoundedQueue(int length)
    {
        // With one slot its number could not tell full from empty.
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(length, 2))];
        _mask = _slots.Length - 1;
        for (var index = 0; index < _slots.Length; index++)
        {
            _slots[index].Turn = index;
        }
    }

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsEmpty => Volatile.Read(ref _slots[_head & _mask].Turn) != _head + 1;

    /// <summary>Adds an item; false where the queue is full.</summary>
    public bool TryWrite(T item)
    {
        while (true)
        {
            var tail = Volatile.Read(ref _tail);
            ref var slot = ref _slots[tail & _mask];
            var turn = Volatile.Read(ref slot.Turn);
            if (turn == tail && Interlocked.CompareExchange(ref _tail, tail + 1, tail) == tail)
            {
                slot.Item = item;
                Volatile.Write(ref slot.Turn, tail + 1);
                return true;
            }

            if (turn < tail)
            {
                return false;
            }
        }
    }

    /// <summary>Takes the oldest item; false where there is none. For one reader at a time.</summary>
    public bool TryRead([NotNullWhen(true)] out T? item)
    {
        ref var slot = ref _slots[_head & _mask];
        if (Volatile.Read(ref slot.Turn) != _head + 1)
        {
            item = null;
            return false;
        }

        item = slot.Item!;
        slot.Item = null;
        Volatile.Write(ref slot.Turn, _head + _slots.Length);
        _head++;
        return true;
    }

    private struct Slot
    {
        /// <summary>The place in the order of writing that may be written here; one more when it has been.</summary>
        public long Turn;

        public T? Item;
    }
}
