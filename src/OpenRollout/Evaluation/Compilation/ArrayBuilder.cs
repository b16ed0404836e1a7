namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// An array that grows. Used in place of the framework's list, which for a structure of this assembly is compiled at every
/// start of an application, even with ReadyToRun.
/// </summary>
internal struct ArrayBuilder<T>
{
    private const int FirstCapacity = 16;

    private T[]? _items;

    /// <summary>Initializes a builder with a copy of some items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="spare">The number of items that can be added without another copy.</param>
    public ArrayBuilder(T[] items, int spare)
    {
        _items = new T[items.Length + spare];
        Array.Copy(items, _items, items.Length);
        Count = items.Length;
    }

    public int Count { get; private set; }

    public readonly ref T Last => ref _items![Count - 1];

    public readonly ref T this[int index] => ref _items![index];

    public void Add(in T item)
    {
        if (_items is null || Count == _items.Length)
        {
            Grow();
        }

        _items![Count++] = item;
    }

    public void RemoveLast() => Count--;

    /// <summary>Removes all items and keeps the array.</summary>
    public void Clear() => Count = 0;

    public readonly T[] ToArray()
    {
        var items = new T[Count];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = _items![index];
        }

        return items;
    }

    /// <summary>Returns other items followed by these; the array of the other items itself if there are none to append.</summary>
    public readonly T[] AppendTo(T[] before)
    {
        if (Count == 0)
        {
            return before;
        }

        var items = new T[before.Length + Count];
        Array.Copy(before, items, before.Length);
        Array.Copy(_items!, 0, items, before.Length, Count);
        return items;
    }

    private void Grow()
    {
        var larger = new T[_items is null ? FirstCapacity : 2 * Count];
        for (var index = 0; index < Count; index++)
        {
            larger[index] = _items![index];
        }

        _items = larger;
    }
}
