using System.Globalization;
using System.Text.Json;
using OpenFeature.Model;
using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>An attribute that somebody wrote into a form or as JSON.</summary>
/// <param name="Value">The value.</param>
/// <param name="Text">As a form shows it.</param>
internal sealed record UserAttribute(Value Value, string Text)
{
    /// <summary>Reads what was written into a form.</summary>
    /// <exception cref="FormatException">It is none of the attribute's type.</exception>
    public static UserAttribute Read(AttributeDefinition attribute, string text) => new(
        attribute.Type switch
        {
            AttributeType.Boolean => bool.TryParse(text, out var boolean) ? new Value(boolean) : throw NotOf(attribute, "true or false"),
            AttributeType.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? new Value(number)
                : throw NotOf(attribute, "a number"),
            AttributeType.StringList => new Value([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => new Value(item))]),
            _ => new Value(text),
        },
        text);

    /// <summary>Reads JSON.</summary>
    /// <exception cref="FormatException">It is nothing that a manifest could ask for.</exception>
    public static UserAttribute Read(AttributeDefinition attribute, JsonElement json) => new(
        json.ValueKind switch
        {
            JsonValueKind.String => new Value(json.GetString()!),
            JsonValueKind.True or JsonValueKind.False => new Value(json.GetBoolean()),
            JsonValueKind.Number when json.TryGetDouble(out var number) && double.IsFinite(number) => new Value(number),
            JsonValueKind.Array when json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
                => new Value([.. json.EnumerateArray().Select(item => new Value(item.GetString()!))]),
            _ => throw NotOf(attribute, "a string, a boolean, a number or a list of strings"),
        },
        json.ValueKind == JsonValueKind.Array ? string.Join(", ", json.EnumerateArray().Select(item => item.GetString())) : json.ToString());

    private static FormatException NotOf(AttributeDefinition attribute, string what) => new($"'{attribute.Name}' must be {what}.");
}
