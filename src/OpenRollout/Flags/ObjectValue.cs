using System.ComponentModel;
using OpenFeature.Model;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>
/// A value of an object flag while generated code reads it. Used by generated code. Each method throws a
/// <see cref="FormatException"/> that names the member if the value has another type.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ObjectValue
{
    private readonly Value _value;
    private readonly string _name;

    /// <summary>Begins to read a value.</summary>
    /// <param name="value">The value.</param>
    public ObjectValue(Value value)
        : this(value, "the value")
    {
    }

    private ObjectValue(Value value, string name)
    {
        _value = value;
        _name = name;
    }

    /// <summary>Parses a value that generated code holds as JSON. Called by generated code.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The value, as a provider gives it. Numbers are doubles.</returns>
    /// <exception cref="FormatException">
    /// The text is not JSON, is nested more than 64 levels deep, repeats a name within an object or has a number beyond a double.
    /// </exception>
    public static ObjectValue Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ManifestValue.TryParse(json, out var value)
            ? new ObjectValue(FlagValues.ToOpenFeature(value))
            : throw new FormatException("The text is not JSON, is nested more than 64 levels deep, repeats a name within an object or has a number beyond a double.");
    }

    /// <summary>Reads a string.</summary>
    public string AsString() => _value.AsString ?? throw Mismatch("a string");

    /// <summary>Reads a boolean.</summary>
    public bool AsBoolean() => _value.AsBoolean ?? throw Mismatch("true or false");

    /// <summary>Reads a number.</summary>
    public double AsDouble() => _value.IsNumber ? _value.AsDouble.GetValueOrDefault() : throw Mismatch("a number");

    /// <summary>Reads a whole number within 32 bits.</summary>
    public int AsInteger()
        => AsDouble() is var number && number == (int)number ? (int)number : throw Mismatch("a whole number within 32 bits");

    /// <summary>Gives the value as OpenFeature has it.</summary>
    public Value AsValue() => _value;

    /// <summary>Reads an object.</summary>
    /// <typeparam name="T">The generated type.</typeparam>
    /// <param name="read">Reads the object.</param>
    public T AsObject<T>(Func<ObjectValue, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return _value.IsStructure ? read(this) : throw Mismatch("an object");
    }

    /// <summary>Reads a list.</summary>
    /// <typeparam name="T">The type of its items.</typeparam>
    /// <param name="read">Reads an item.</param>
    public IReadOnlyList<T> AsList<T>(Func<ObjectValue, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var name = _name;
        return _value.AsList is { } list
            ? [.. list.Select((item, index) => read(new ObjectValue(item, $"{name}[{index}]")))]
            : throw Mismatch("a list");
    }

    /// <summary>Returns a member that must be there.</summary>
    /// <param name="name">The member's name.</param>
    public ObjectValue Member(string name)
        => Optional(name) ?? throw new FormatException($"{_name} has no member '{name}'.");

    /// <summary>Returns a member, or null where it is missing or null itself.</summary>
    /// <param name="name">The member's name.</param>
    public ObjectValue? Optional(string name)
    {
        var structure = _value.AsStructure ?? throw Mismatch("an object");
        return structure.TryGetValue(name, out var member) && member is { IsNull: false } ? new ObjectValue(member, $"'{name}'") : null;
    }

    private FormatException Mismatch(string expected) => new($"{_name} is not {expected}.");
}
