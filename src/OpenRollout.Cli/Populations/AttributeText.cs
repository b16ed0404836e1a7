using System.Globalization;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;

namespace OpenRollout.Cli.Populations;

/// <summary>Parses attributes that are written as text, in cells and in descriptions of populations.</summary>
internal static class AttributeText
{
    /// <summary>Returns the value of an attribute; an absent one if the text is not of its type.</summary>
    public static AttributeValue Parse(AttributeDefinition attribute, string text) => attribute.Type switch
    {
        AttributeType.Boolean => bool.TryParse(text, out var boolean) ? AttributeValue.From(boolean) : default,
        AttributeType.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? AttributeValue.From(number) : default,
        AttributeType.StringList => AttributeValue.From(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        AttributeType.DateTime => AttributeValue.From(text) is var time && time.TryGetUtcTicks(out _) ? time : default,
        _ => AttributeValue.From(text),
    };

    /// <summary>Describes the text that a type needs.</summary>
    public static string Describe(AttributeType type) => type switch
    {
        AttributeType.Boolean => "true or false",
        AttributeType.Number => "a number",
        AttributeType.DateTime => "a time such as 2026-12-01T08:00:00Z",
        AttributeType.StringList => "strings separated by commas",
        _ => "a string",
    };
}
