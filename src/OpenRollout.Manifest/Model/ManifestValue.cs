using System.Text;
using OpenRollout.Manifest.Model;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest;

/// <summary>
/// A JSON value in a manifest: immutable. Two are equal when their JSON is: objects whatever the order of their
/// members, numbers by value.
/// </summary>
public sealed class ManifestValue : IEquatable<ManifestValue>
{
    private ManifestValue(ManifestValueKind kind) => Kind = kind;

    /// <summary>JSON's null.</summary>
    public static ManifestValue Null { get; } = new(ManifestValueKind.Null);

    /// <summary>True.</summary>
    public static ManifestValue True { get; } = new(ManifestValueKind.Boolean) { Boolean = true };

    /// <summary>False.</summary>
    public static ManifestValue False { get; } = new(ManifestValueKind.Boolean);

    /// <summary>What kind of value this is: tells which of the other properties means something.</summary>
    public ManifestValueKind Kind { get; }

    /// <summary>The value of a boolean, else false.</summary>
    public bool Boolean { get; private init; }

    /// <summary>The value of a number, else 0.</summary>
    public double Number { get; private init; }

    /// <summary>The characters of a string, else empty.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The items of an array, else none.</summary>
    public IReadOnlyList<ManifestValue> Items { get; private init; } = [];

    /// <summary>The members of an object in the manifest's order, else none.</summary>
    public IReadOnlyList<KeyValuePair<string, ManifestValue>> Members { get; private init; } = [];

    /// <summary>Makes a boolean.</summary>
    public static ManifestValue From(bool value) => value ? True : False;

    /// <summary>Makes a number.</summary>
    public static ManifestValue From(double value) => new(ManifestValueKind.Number) { Number = value };

    /// <summary>Makes a string.</summary>
    public static ManifestValue From(string value) => new(ManifestValueKind.String) { Text = value };

    /// <summary>Makes an array.</summary>
    public static ManifestValue From(IReadOnlyList<ManifestValue> items) => new(ManifestValueKind.Array) { Items = items };

    /// <summary>Makes an object; no name may stand in it twice.</summary>
    public static ManifestValue From(IReadOnlyList<KeyValuePair<string, ManifestValue>> members)
        => new(ManifestValueKind.Object) { Members = members };

    /// <summary>Parses any JSON; false where the text is none, or has numbers beyond a double or names that occur twice in an object.</summary>
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
