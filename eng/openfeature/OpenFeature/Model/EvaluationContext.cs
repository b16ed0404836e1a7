using System.Collections.Immutable;

namespace OpenFeature.Model;

/// <summary>The user or other subject that a flag is evaluated for. Immutable; created with <see cref="Builder"/>.</summary>
public sealed class EvaluationContext
{
    /// <summary>The targeting key is an attribute like the others: it counts, is enumerated, and is merged with them.</summary>
    internal const string TargetingKeyAttribute = "targetingKey";

    private readonly ImmutableDictionary<string, Value> _attributes;

    internal EvaluationContext(ImmutableDictionary<string, Value> attributes)
    {
        _attributes = attributes;
    }

    public static EvaluationContext Empty { get; } = new(ImmutableDictionary<string, Value>.Empty);

    public int Count => _attributes.Count;

    public string? TargetingKey => _attributes.TryGetValue(TargetingKeyAttribute, out var key) ? key.AsString : null;

    public static EvaluationContextBuilder Builder() => new();

    /// <exception cref="KeyNotFoundException">There is no such attribute.</exception>
    public Value GetValue(string key) => _attributes[key];

    public bool ContainsKey(string key) => _attributes.ContainsKey(key);

    public bool TryGetValue(string key, out Value? value) => _attributes.TryGetValue(key, out value);

    public IImmutableDictionary<string, Value> AsDictionary() => _attributes;

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => _attributes.GetEnumerator();
}
