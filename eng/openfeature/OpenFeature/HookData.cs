using System.Collections.Immutable;

namespace OpenFeature;

/// <summary>Data that one hook keeps between the stages of one evaluation. Not thread-safe.</summary>
public sealed class HookData
{
    private readonly Dictionary<string, object> _data = [];

    public int Count => _data.Count;

    public IImmutableList<string> Keys => _data.Keys.ToImmutableList();

    public IImmutableList<object> Values => _data.Values.ToImmutableList();

    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public object this[string key]
    {
        get => _data[key];
        set => _data[key] = value;
    }

    public HookData Set(string key, object value)
    {
        _data[key] = value;
        return this;
    }

    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public object Get(string key) => _data[key];

    public IReadOnlyDictionary<string, object> AsDictionary() => _data;

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _data.GetEnumerator();
}
