using System.ComponentModel;
using OpenFeature.Model;
using OpenRollout.Manifest;
using OpenRollout.Providers.Resolutions;

namespace OpenRollout;

/// <summary>
/// A value of an object flag, with methods that read its members. Used by generated code. Each method, except
/// <see cref="AsValue"/>, throws a <see cref="FormatException"/> that names the member if the value has another type.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ObjectValue
{
    private readonly Value _value;
    private readonly string _name;

    /// <summary>Initializes a new instance for a provider's value.</summary>
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

    /// <summary>Parses a value from JSON. Called by generated code.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The value as a provider returns it. Numbers are doubles.</returns>
    /// <exception cref="FormatException">
    /// The text is not JSON, is nested more than 64 levels deep, has a duplicate property or has a number outside the range of a double.
    /// </exception>
    public static ObjectValue Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ManifestValue.TryParse(json, out var value)
            ? new ObjectValue(FlagValues.ToOpenFeature(value))
            : throw new FormatException("The text is not JSON, is nested more than 64 levels deep, has a duplicate property or has a number outside the range of a double.");
    }

    /// <summary>Returns the string.</summary>
    public string AsString() => _value.AsString ?? throw Mismatch("a string");

    /// <summary>Returns the boolean.</summary>
    public bool AsBoolean() => _value.AsBoolean ?? throw Mismatch("a boolean");

    /// <summary>Returns the number.</summary>
    public double AsDouble() => _value.IsNumber ? _value.AsDouble.GetValueOrDefault() : throw Mismatch("a number");

    /// <summary>Returns the number as a 32-bit integer.</summary>
    public int AsInteger()
        => AsDouble() is var number && number == (int)number ? (int)number : throw Mismatch("a 32-bit integer");

    /// <summary>Returns the value as an OpenFeature value, of any type.</summary>
    public Value AsValue() => _value;

    /// <summary>Returns the object, converted to a generated type.</summary>
    /// <typeparam name="T">The generated type.</typeparam>
    /// <param name="read">Converts the object.</param>
    public T AsObject<T>(Func<ObjectValue, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return _value.IsStructure ? read(this) : throw Mismatch("an object");
    }

    /// <summary>Returns the list, with each item converted.</summary>
    /// <typeparam name="T">The type of its items.</typeparam>
    /// <param name="read">Converts one item.</param>
    public IReadOnlyList<T> AsList<T>(Func<ObjectValue, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var name = _name;
        return _value.AsList is { } list
            ? [.. list.Select((item, index) => read(new ObjectValue(item, $"{name}[{index}]")))]
            : throw Mismatch("a list");
    }

    /// <summary>Returns a required member of the object. Throws a <see cref="FormatException"/> if it is missing or null.</summary>
    /// <param name="name">The member's name.</param>
    public ObjectValue Member(string name)
        => Optional(name) ?? throw new FormatException($"{_name} has no member '{name}'.");

    /// <summary>Returns an optional member of the object; null if it is missing or null.</summary>
    /// <param name="name">The member's name.</param>
    public ObjectValue? Optional(string name)
    {
        var structure = _value.AsStructure ?? throw Mismatch("an object");
        return structure.TryGetValue(name, out var member) && member is { IsNull: false } ? new ObjectValue(member, $"'{name}'") : null;
    }

    private FormatException Mismatch(string expected) => new($"{_name} is not {expected}.");
}
