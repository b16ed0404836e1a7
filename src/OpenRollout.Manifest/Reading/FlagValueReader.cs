using System.Text.Json;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads values of flags and metadata.</summary>
internal sealed class FlagValueReader(ValueReader values)
{
    /// <summary>Reads a value of a flag's type, or returns null after reporting that it has another type.</summary>
    /// <param name="node">The value. If it is missing, null is returned.</param>
    /// <param name="type">The type of the flag.</param>
    /// <param name="what">The name of the value in messages.</param>
    /// <param name="name">A name to add to <paramref name="what"/>; may be missing.</param>
    public ManifestValue? Read(JsonTextValue node, FlagType type, string what, JsonTextValue name = default)
    {
        if (node.IsMissing)
        {
            return null;
        }

        var value = type switch
        {
            FlagType.Boolean when node.IsBoolean => ManifestValue.From(node.Type == JsonTokenType.True),
            FlagType.String when node.IsString => ManifestValue.From(node.GetString()),
            FlagType.Integer when TryReadInteger(node, out var integer) => ManifestValue.From((double)integer),
            FlagType.Float when node.TryGetDouble(out var number) => ManifestValue.From(number),
            FlagType.Object when node.IsObject => ReadAny(node),
            _ => null,
        };
        if (value is null && !(type == FlagType.Object && node.IsObject))
        {
            values.ReportValue(node, $"{what}{(name.IsMissing ? "" : $" '{PlainText.Quote(name.GetString())}'")} of a flag of type \"{NameOf(type)}\"", Expected(type));
        }

        return value;
    }

    /// <summary>Reads a string, boolean or number of metadata.</summary>
    public ManifestValue? ReadScalar(JsonTextValue node, JsonTextValue name)
    {
        if (node.IsString || node.IsBoolean || node.IsNumber)
        {
            return ReadAny(node);
        }

        values.ReportValue(node, $"metadata '{PlainText.Quote(name.GetString())}'", "a string, a number, true or false");
        return null;
    }

    /// <summary>Reads an integer of 32 bits, which may be written as <c>1.0</c> or <c>1e2</c>.</summary>
    public static bool TryReadInteger(JsonTextValue node, out int value)
    {
        value = 0;
        if (!node.IsNumber || !ExactNumber.TryScale(node.Raw, 0, out var exact) || exact is < int.MinValue or > int.MaxValue)
        {
            return false;
        }

        value = (int)exact;
        return true;
    }

    /// <summary>Reads any JSON value. Returns null after reporting a number that exceeds the range of a double.</summary>
    public ManifestValue? ReadAny(JsonTextValue node)
    {
        switch (node.Type)
        {
            case JsonTokenType.Number when node.TryGetDouble(out var number):
                return ManifestValue.From(number);
            case JsonTokenType.Number:
                values.ReportValue(node, "a number", "within the range of a double");
                return null;
            case JsonTokenType.StartArray:
                return ReadItems(node);
            case JsonTokenType.StartObject:
                return ReadMembers(node);
            case JsonTokenType.String:
                return ManifestValue.From(node.GetString());
            case JsonTokenType.Null:
                return ManifestValue.Null;
            default:
                return ManifestValue.From(node.Type == JsonTokenType.True);
        }
    }

    private ManifestValue? ReadItems(JsonTextValue node)
    {
        var items = new ArrayBuilder<ManifestValue>(node.EnumerateArray().Count());
        var isComplete = true;
        foreach (var item in node.EnumerateArray())
        {
            var value = ReadAny(item);
            isComplete &= value is not null;
            items.Add(value ?? ManifestValue.Null);
        }

        return isComplete ? ManifestValue.From((IReadOnlyList<ManifestValue>)items.ToArray()) : null;
    }

    private ManifestValue? ReadMembers(JsonTextValue node)
    {
        var members = new List<KeyValuePair<string, ManifestValue>>();
        var isComplete = true;
        foreach (var (name, member) in node.EnumerateObject())
        {
            var value = ReadAny(member);
            isComplete &= value is not null;
            // Duplicate members have been reported.
            if (value is not null && !name.IsDuplicate)
            {
                members.Add(new KeyValuePair<string, ManifestValue>(name.GetString(), value));
            }
        }

        return isComplete ? ManifestValue.From(members) : null;
    }

    private static string NameOf(FlagType type) => type switch
    {
        FlagType.Boolean => "boolean",
        FlagType.String => "string",
        FlagType.Integer => "integer",
        FlagType.Float => "float",
        _ => "object",
    };

    private static string Expected(FlagType type) => type switch
    {
        FlagType.Boolean => "true or false",
        FlagType.String => "a string",
        FlagType.Integer => "a 32-bit integer",
        FlagType.Float => "a number within the range of a double",
        _ => "an object",
    };
}
