using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace OpenFeature.Model;

/// <summary>The details of a tracked event: an optional number, and named values.</summary>
public sealed class TrackingEventDetails
{
    [SuppressMessage("Design", "CA1051", Justification = "The package has a field here.")]
    public readonly double? Value;

    private readonly ImmutableDictionary<string, Value> _attributes;

    internal TrackingEventDetails(ImmutableDictionary<string, Value> attributes, double? value)
    {
        _attributes = attributes;
        Value = value;
    }

    public static TrackingEventDetails Empty { get; } = new(ImmutableDictionary<string, Value>.Empty, null);

    public int Count => _attributes.Count;

    public static TrackingEventDetailsBuilder Builder() => new();

    /// <exception cref="KeyNotFoundException">There is no such attribute.</exception>
    public Value GetValue(string key) => _attributes[key];

    public bool ContainsKey(string key) => _attributes.ContainsKey(key);

    public bool TryGetValue(string key, out Value? value) => _attributes.TryGetValue(key, out value);

    public IImmutableDictionary<string, Value> AsDictionary() => _attributes;

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => _attributes.GetEnumerator();
}
