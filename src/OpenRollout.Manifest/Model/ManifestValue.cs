using System.Text;
using OpenRollout.Manifest.Model;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest;

/// <summary>
/// A JSON value in a manifest. Immutable. Two values are equal if their JSON is equal; the order of an object's members
/// does not matter, and numbers are compared by value.
/// </summary>
public sealed class ManifestValue : IEquatable<ManifestValue>
{
    private ManifestValue(ManifestValueKind kind) => Kind = kind;

    /// <summary>Gets the value null.</summary>
    public static ManifestValue Null { get; } = new(ManifestValueKind.Null);

    /// <summary>Gets the value true.</summary>
    public static ManifestValue True { get; } = new(ManifestValueKind.Boolean) { Boolean = true };

    /// <summary>Gets the value false.</summary>
    public static ManifestValue False { get; } = new(ManifestValueKind.Boolean);

    /// <summary>Gets the kind of the value, which determines the property to read.</summary>
    public ManifestValueKind Kind { get; }

    /// <summary>Gets the value of a boolean; false for other kinds.</summary>
    public bool Boolean { get; private init; }

    /// <summary>Gets the value of a number; 0 for other kinds.</summary>
    public double Number { get; private init; }

    /// <summary>Gets the text of a string; empty for other kinds.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Gets the items of an array; empty for other kinds.</summary>
    public IReadOnlyList<ManifestValue> Items { get; private init; } = [];

    /// <summary>Gets the members of an object in the manifest's order; empty for other kinds.</summary>
    public IReadOnlyList<KeyValuePair<string, ManifestValue>> Members { get; private init; } = [];

    /// <summary>Creates a boolean.</summary>
    public static ManifestValue From(bool value) => value ? True : False;

    /// <summary>Creates a number.</summary>
    /// <param name="value">The number, which must be finite to be written as JSON.</param>
    public static ManifestValue From(double value) => new(ManifestValueKind.Number) { Number = value };

    /// <summary>Creates a string.</summary>
    public static ManifestValue From(string value) => new(ManifestValueKind.String) { Text = value };

    /// <summary>Creates an array.</summary>
    public static ManifestValue From(IReadOnlyList<ManifestValue> items) => new(ManifestValueKind.Array) { Items = items };

    /// <summary>Creates an object.</summary>
    /// <param name="members">The names with their values. The names must be unique.</param>
    public static ManifestValue From(IReadOnlyList<KeyValuePair<string, ManifestValue>> members)
        => new(ManifestValueKind.Object) { Members = members };

    /// <summary>Parses JSON. Returns false if the text is not JSON, has a number beyond a double, or an object with a duplicate name.</summary>
    internal static bool TryParse(string json, out ManifestValue value)
    {
        var problems = new ProblemCollector();
        var text = JsonChecks.Parse(Encoding.UTF8.GetBytes(json), problems);
        if (text is not null)
        {
            DuplicateCheck.Run(text, problems);
        }

        value = text is null ? Null : new FlagValueReader(new ValueReader(problems)).ReadAny(text.Root) ?? Null;
        return !problems.HasErrors;
    }

    /// <inheritdoc/>
    public bool Equals(ManifestValue? other)
        => other is not null && Kind == other.Kind && Kind switch
        {
            ManifestValueKind.Null => true,
            ManifestValueKind.Boolean => Boolean == other.Boolean,
            ManifestValueKind.Number => Number == other.Number,
            ManifestValueKind.String => Text == other.Text,
            ManifestValueKind.Array => Items.SequenceEqual(other.Items),
            _ => HasMembersOf(other),
        };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ManifestValue);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        ManifestValueKind.Number => Number.GetHashCode(),
        ManifestValueKind.String => StringComparer.Ordinal.GetHashCode(Text),
        ManifestValueKind.Array => Items.Count,
        ManifestValueKind.Object => -Members.Count,
        _ => Boolean ? 1 : 0,
    };

    /// <summary>Returns the value as JSON, without white space.</summary>
    public override string ToString() => ManifestValueWriter.Write(this);

    private bool HasMembersOf(ManifestValue other)
    {
        if (Members.Count != other.Members.Count)
        {
            return false;
        }

        if (Members.Count == 0)
        {
            return true;
        }

        var others = other.Members.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        return Members.All(member => others.TryGetValue(member.Key, out var value) && member.Value.Equals(value));
    }
}
