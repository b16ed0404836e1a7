using System.Text.Json;

namespace OpenRollout.Manifest;

/// <summary>Reads the values that a flag may give.</summary>
internal sealed class FlagValueReader(ValueReader values)
{
    private readonly ValueReader _values = values;

    /// <summary>Reads a value of a flag's type, or reports that it is none.</summary>
    public ManifestValue? Read(JsonNode node, FlagType type, string what)
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
            _values.ReportValue(node, what, Expected(type));
        }

        return value;
    }

    /// <summary>Reads a string, boolean or number, as metadata may hold.</summary>
    public ManifestValue? ReadScalar(JsonNode node, string what)
    {
        if (node.IsString || node.IsBoolean || node.IsNumber)
        {
            return ReadAny(node);
        }

        _values.ReportValue(node, what, "a string, a number, true or false");
        return null;
    }

    public static bool TryReadInteger(JsonNode node, out int value)
    {
        value = 0;
        if (!node.IsNumber || !ExactNumber.TryScale(node.Raw, 0, out var exact) || exact is < int.MinValue or > int.MaxValue)
        {
            return false;
        }

        value = (int)exact;
        return true;
    }

    /// <summary>Reads any JSON; null where a number in it, which has been reported, lies beyond a double.</summary>
    public ManifestValue? ReadAny(JsonNode node)
    {
        switch (node.Type)
        {
            case JsonTokenType.Number when node.TryGetDouble(out var number):
                return ManifestValue.From(number);
            case JsonTokenType.Number:
                _values.ReportValue(node, "a number", "within the range of a double");
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

    private ManifestValue? ReadItems(JsonNode node)
    {
        var items = new Collected<ManifestValue>(node.Items().Count());
        var isComplete = true;
        foreach (var item in node.Items())
        {
            var value = ReadAny(item);
            isComplete &= value is not null;
            items.Add(value ?? ManifestValue.Null);
        }

        return isComplete ? ManifestValue.From((IReadOnlyList<ManifestValue>)items.ToArray()) : null;
    }

    private ManifestValue? ReadMembers(JsonNode node)
    {
        var members = new List<KeyValuePair<string, ManifestValue>>();
        var isComplete = true;
        foreach (var (name, member) in node.Members())
        {
            var value = ReadAny(member);
            isComplete &= value is not null;
            // The first of two members of one name is kept; the second has been reported.
            if (value is not null && !name.IsRepeated)
            {
                members.Add(new KeyValuePair<string, ManifestValue>(name.GetString(), value));
            }
        }

        return isComplete ? ManifestValue.From(members) : null;
    }

    private static string Expected(FlagType type) => type switch
    {
        FlagType.Boolean => "true or false, as the flag's type is \"boolean\"",
        FlagType.String => "a string, as the flag's type says",
        FlagType.Integer => "a whole number within 32 bits, as the flag's type is \"integer\"",
        FlagType.Float => "a number within the range of a double, as the flag's type is \"float\"",
        _ => "an object, as the flag's type says",
    };
}
