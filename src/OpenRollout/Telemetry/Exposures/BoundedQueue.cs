using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace OpenRollout.Telemetry.Exposures;

/// <summary>
/// A lock-free queue of fixed length for many writers and one reader (Dmitry Vyukov's bounded queue): the number of each
/// slot determines whether it can be written or read. Writing to a full queue fails immediately.
/// </summary>
internal sealed class BoundedQueue<T>
    where T : class
{
    private readonly Slot[] _slots;
    private readonly int _mask;
    private long _tail;
    private long _head;

    /// <summary>Initializes a new instance of the <see cref="BoundedQueue{T}"/> class.</summary>
    /// <param name="length">The number of slots, rounded up to a power of two.</param>
    public BoundedQueue(int length)
    {
        // With a single slot, its number could not distinguish full from empty.
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(length, 2))];
        _mask = _slots.Length - 1;
        for (var index = 0; index < _slots.Length; index++)
        {
            _slots[index].Turn = index;
        }
    }

    /// <summary>Gets a value indicating whether the queue is empty. For the reader only.</summary>
    public bool IsEmpty => Volatile.Read(ref _slots[_head & _mask].Turn) != _head + 1;

    /// <summary>Adds an item; false if the queue is full.</summary>
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

    /// <summary>Removes the oldest item; false if the queue is empty. For one reader at a time.</summary>
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
        /// <summary>The sequence number of the item that can be written here; that number plus one when it has been written.</summary>
        public long Turn;

        public T? Item;
    }
}
