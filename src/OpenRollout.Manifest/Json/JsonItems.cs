namespace OpenRollout.Manifest;

/// <summary>Walks the items of an array, or a value that stands for an array of one, without allocating.</summary>
internal struct JsonItems(JsonText text, int next, int end)
{
    private int _item = -1;
    private int _next = next;

    public readonly JsonNode Current => new(text, _item);

    public bool MoveNext()
    {
        if (_next >= end)
        {
            return false;
        }

        _item = _next;
        _next = text[_item].Next;
        return true;
    }

    public readonly JsonItems GetEnumerator() => this;

    /// <summary>The number of items that are left.</summary>
    public readonly int Count()
    {
        var count = 0;
        for (var rest = this; rest.MoveNext(); count++)
        {
        }

        return count;
    }
}
