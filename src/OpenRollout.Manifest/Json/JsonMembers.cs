namespace OpenRollout.Manifest;

/// <summary>Walks the name and value pairs of an object, without allocating.</summary>
internal struct JsonMembers(JsonText text, int next, int end)
{
    private int _name = -1;
    private int _next = next;

    public readonly (JsonNode Name, JsonNode Value) Current => (new JsonNode(text, _name), new JsonNode(text, _name + 1));

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

    public readonly JsonMembers GetEnumerator() => this;

    /// <summary>The number of pairs that are left.</summary>
    public readonly int Count()
    {
        var count = 0;
        for (var rest = this; rest.MoveNext(); count++)
        {
        }

        return count;
    }
}
