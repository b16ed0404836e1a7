namespace OpenRollout.Manifest;

/// <summary>
/// Collects what is read of an array or object into an array of that length: cut only where something could not be
/// read, so that a manifest in order keeps nothing but its arrays.
/// </summary>
internal struct Collected<T>(int capacity)
{
    private T[] _items = capacity == 0 ? [] : new T[capacity];

    public int Count { get; private set; }

    public readonly T this[int index] => _items[index];

    public readonly T? Last => Count == 0 ? default : _items[Count - 1];

    public void Add(T item) => _items[Count++] = item;

    public T[] ToArray()
    {
        Array.Resize(ref _items, Count);
        return _items;
    }
}
