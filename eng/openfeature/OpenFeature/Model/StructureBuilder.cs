using System.Collections.Immutable;

namespace OpenFeature.Model;

/// <summary>Builds a <see cref="Structure"/>; a key that is set again is replaced.</summary>
public sealed class StructureBuilder
{
    private readonly ImmutableDictionary<string, Value>.Builder _attributes = ImmutableDictionary.CreateBuilder<string, Value>();

    internal StructureBuilder()
    {
    }

    public StructureBuilder Set(string key, Value value)
    {
        _attributes[key] = value;
        return this;
    }

    public StructureBuilder Set(string key, string value) => Set(key, new Value(value));

    public StructureBuilder Set(string key, int value) => Set(key, new Value(value));

    public StructureBuilder Set(string key, double value) => Set(key, new Value(value));

    /// <summary>Stored as a <see cref="double"/>, like every number: exact up to 2^53.</summary>
    public StructureBuilder Set(string key, long value) => Set(key, new Value((double)value));

    public StructureBuilder Set(string key, bool value) => Set(key, new Value(value));

    public StructureBuilder Set(string key, Structure value) => Set(key, new Value(value));

    public StructureBuilder Set(string key, DateTime value) => Set(key, new Value(value));

    public StructureBuilder Set(string key, IList<Value> value) => Set(key, new Value(value));

    public Structure Build() => new(_attributes.ToImmutable());
}
