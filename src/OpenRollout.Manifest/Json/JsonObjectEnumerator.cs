namespace OpenRollout.Manifest.Json;

/// <summary>Enumerates the name and value pairs of an object, without allocating.</summary>
internal struct JsonObjectEnumerator(JsonText text, int next, int end)
{
    private int _name = -1;
    private int _next = next;

    public readonly (JsonTextValue Name, JsonTextValue Value) Current => (new JsonTextValue(text, _name), new JsonTextValue(text, _name + 1));

    public bool MoveNext()
    {
        if (_next >= end)
        {
            return false;
        }

        _name = _next;
        _next = text[_name + 1].Next;
        return true;
    }

    public readonly JsonObjectEnumerator GetEnumerator() => this;

    /// <summary>Returns the number of remaining pairs.</summary>
    public readonly int Count()
    {
        var count = 0;
        for (var rest = this; rest.MoveNext(); count++)
        {
        }

        return count;
    }
}
