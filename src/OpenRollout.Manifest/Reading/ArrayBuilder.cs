namespace OpenRollout.Manifest.Reading;

/// <summary>
/// Builds an array whose expected length is known. The array is copied only if fewer items are added, which happens if
/// some could not be read, so the model of a valid manifest keeps no unused capacity.
/// </summary>
internal struct ArrayBuilder<T>(int capacity)
{
    private T[] _items = capacity == 0 ? [] : new T[capacity];

    public int Count { get; private set; }

    public readonly T this[int index] => _items[index];

    /// <summary>Gets the last item that was added, or the default value if there is none.</summary>
    public readonly T? Last => Count == 0 ? default : _items[Count - 1];

    public void Add(T item) => _items[Count++] = item;

    public T[] ToArray()
    {
        Array.Resize(ref _items, Count);
        return _items;
    }
}
