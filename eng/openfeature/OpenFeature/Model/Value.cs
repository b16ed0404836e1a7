using System.Collections.Immutable;

namespace OpenFeature.Model;

/// <summary>
/// A value of an attribute or an object flag: nothing, a boolean, a number, a string, a date, a structure or a list.
/// Numbers are stored as <see cref="double"/>. An <c>As</c> property returns <see langword="null"/> for a value of another kind.
/// </summary>
public sealed class Value : IEquatable<Value>
{
    private readonly object? _inner;

    public Value()
    {
    }

    /// <exception cref="ArgumentException"><paramref name="value"/> is of a type that a value cannot hold.</exception>
    public Value(object value)
    {
        _inner = value switch
        {
            Value other => other._inner,
            null or bool or double or string or DateTime or Structure => value,
            int number => (double)number,
            IList<Value> list => list.ToImmutableList(),
            _ => throw new ArgumentException($"A value cannot hold a {value.GetType()}.", nameof(value)),
        };
    }

    public Value(Value value)
    {
        _inner = value._inner;
    }

    public Value(bool value)
    {
        _inner = value;
    }

    public Value(int value)
    {
        _inner = (double)value;
    }

    public Value(double value)
    {
        _inner = value;
    }

    public Value(string value)
    {
        _inner = value;
    }

    public Value(Structure value)
    {
        _inner = value;
    }

    public Value(IList<Value> value)
    {
        _inner = value.ToImmutableList();
    }

    public Value(DateTime value)
    {
        _inner = value;
    }

    public bool IsNull => _inner is null;

    public bool IsBoolean => _inner is bool;

    public bool IsNumber => _inner is double;

    public bool IsString => _inner is string;

    public bool IsStructure => _inner is Structure;

    public bool IsList => _inner is ImmutableList<Value>;

    public bool IsDateTime => _inner is DateTime;

    public object? AsObject => _inner;

    /// <summary>The nearest whole number; of two, the even one.</summary>
    /// <exception cref="OverflowException">The number does not fit into 32 bits.</exception>
    public int? AsInteger => AsDouble is { } number ? Convert.ToInt32(number) : null;

    public bool? AsBoolean => _inner is bool value ? value : null;

    public double? AsDouble => _inner is double value ? value : null;

    public string? AsString => _inner as string;

    public Structure? AsStructure => _inner as Structure;

    public IImmutableList<Value>? AsList => _inner as ImmutableList<Value>;

    public DateTime? AsDateTime => _inner is DateTime value ? value : null;

    public static bool operator ==(Value? left, Value? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Value? left, Value? right) => !(left == right);

    /// <summary>By content, structures and lists included.</summary>
    public bool Equals(Value? other) => other is not null && (_inner, other._inner) switch
    {
        (Structure mine, Structure theirs) => mine.Count == theirs.Count
            && mine.All(attribute => theirs.TryGetValue(attribute.Key, out var value) && attribute.Value == value),
        (ImmutableList<Value> mine, ImmutableList<Value> theirs) => mine.SequenceEqual(theirs),
        _ => Equals(_inner, other._inner),
    };

    public override bool Equals(object? obj) => Equals(obj as Value);

    /// <summary>The order of a structure's attributes has no part in it.</summary>
    public override int GetHashCode() => _inner switch
    {
        Structure structure => structure.Aggregate(0, (hash, attribute) => hash ^ HashCode.Combine(attribute.Key, attribute.Value)),
        ImmutableList<Value> list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
        _ => _inner?.GetHashCode() ?? 0,
    };
}
