using System.Globalization;
using System.Text.Json;
using OpenFeature.Model;
using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>An attribute value from a form or JSON.</summary>
/// <param name="Value">The value.</param>
/// <param name="Text">The text of the value in the form.</param>
internal sealed record UserAttribute(Value Value, string Text)
{
    /// <summary>Parses the text of a form field.</summary>
    /// <exception cref="FormatException">The text is not a value of the type of the attribute.</exception>
    public static UserAttribute Read(AttributeDefinition attribute, string text) => new(
        attribute.Type switch
        {
            AttributeType.Boolean => bool.TryParse(text, out var boolean) ? new Value(boolean) : throw CreateException(attribute, "true or false"),
            AttributeType.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? new Value(number)
                : throw CreateException(attribute, "a number"),
            AttributeType.StringList => new Value([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => new Value(item))]),
            _ => new Value(text),
        },
        text);

    /// <summary>Converts a JSON value.</summary>
    /// <exception cref="FormatException">The value is not a string, a boolean, a number or a list of strings.</exception>
    public static UserAttribute Read(AttributeDefinition attribute, JsonElement json) => new(
        json.ValueKind switch
        {
            JsonValueKind.String => new Value(json.GetString()!),
            JsonValueKind.True or JsonValueKind.False => new Value(json.GetBoolean()),
            JsonValueKind.Number when json.TryGetDouble(out var number) && double.IsFinite(number) => new Value(number),
            JsonValueKind.Array when json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
                => new Value([.. json.EnumerateArray().Select(item => new Value(item.GetString()!))]),
            _ => throw CreateException(attribute, "a string, a boolean, a number or a list of strings"),
        },
        json.ValueKind == JsonValueKind.Array ? string.Join(", ", json.EnumerateArray().Select(item => item.GetString())) : json.ToString());

    private static FormatException CreateException(AttributeDefinition attribute, string expected) => new($"'{attribute.Name}' must be {expected}.");
}
