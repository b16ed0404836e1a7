namespace OpenRollout.Manifest.Json;

/// <summary>Enumerates the items of an array, or a single value as if it were an array of one, without allocating.</summary>
internal struct JsonArrayEnumerator(JsonText text, int next, int end)
{
    private int _item = -1;
    private int _next = next;

    public readonly JsonTextValue Current => new(text, _item);

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

    public readonly JsonArrayEnumerator GetEnumerator() => this;

    /// <summary>Returns the number of remaining items.</summary>
    public readonly int Count()
    {
        var count = 0;
        for (var rest = this; rest.MoveNext(); count++)
        {
        }

        return count;
    }
}
