using System.Collections.Immutable;

namespace OpenFeature.Model;

/// <summary>Builds an <see cref="EvaluationContext"/>; what is set later wins.</summary>
public sealed class EvaluationContextBuilder
{
    private readonly ImmutableDictionary<string, Value>.Builder _attributes = ImmutableDictionary.CreateBuilder<string, Value>();

    internal EvaluationContextBuilder()
    {
    }

    public EvaluationContextBuilder SetTargetingKey(string targetingKey) => Set(EvaluationContext.TargetingKeyAttribute, targetingKey);

    public EvaluationContextBuilder Set(string key, Value value)
    {
        _attributes[key] = value;
        return this;
    }

    public EvaluationContextBuilder Set(string key, string value) => Set(key, new Value(value));

    public EvaluationContextBuilder Set(string key, int value) => Set(key, new Value(value));

    public EvaluationContextBuilder Set(string key, double value) => Set(key, new Value(value));

    /// <summary>Stored as a <see cref="double"/>, like every number: exact up to 2^53.</summary>
    public EvaluationContextBuilder Set(string key, long value) => Set(key, new Value((double)value));

    public EvaluationContextBuilder Set(string key, bool value) => Set(key, new Value(value));

    public EvaluationContextBuilder Set(string key, Structure value) => Set(key, new Value(value));

    public EvaluationContextBuilder Set(string key, DateTime value) => Set(key, new Value(value));

    /// <summary>Adds every attribute of <paramref name="context"/>, over those already set.</summary>
    public EvaluationContextBuilder Merge(EvaluationContext context)
    {
        foreach (var (key, value) in context)
            _attributes[key] = value;
        return this;
    }

    public EvaluationContext Build() => new(_attributes.ToImmutable());
}
