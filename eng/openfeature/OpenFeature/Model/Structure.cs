using System.Collections;
using System.Collections.Immutable;

namespace OpenFeature.Model;

/// <summary>Named values; immutable.</summary>
public sealed class Structure : IEnumerable<KeyValuePair<string, Value>>
{
    private readonly ImmutableDictionary<string, Value> _attributes;

    public Structure(IDictionary<string, Value> attributes)
    {
        _attributes = attributes.ToImmutableDictionary();
    }

    internal Structure(ImmutableDictionary<string, Value> attributes)
    {
        _attributes = attributes;
    }

    public static Structure Empty { get; } = new(ImmutableDictionary<string, Value>.Empty);

    public int Count => _attributes.Count;

    public IImmutableList<string> Keys => _attributes.Keys.ToImmutableList();

    public IImmutableList<Value> Values => _attributes.Values.ToImmutableList();

    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public Value this[string key] => _attributes[key];

    public static StructureBuilder Builder() => new();

    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public Value GetValue(string key) => _attributes[key];

    public bool ContainsKey(string key) => _attributes.ContainsKey(key);

    public bool TryGetValue(string key, out Value? value) => _attributes.TryGetValue(key, out value);

    public IImmutableDictionary<string, Value> AsDictionary() => _attributes;

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => _attributes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
