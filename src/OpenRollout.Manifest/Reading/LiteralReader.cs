using System.Text.Json;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads the literals with which an attribute is compared. A method that returns null has reported why.</summary>
internal sealed class LiteralReader(ValueReader values)
{
    private delegate bool TryGet<T>(JsonTextValue node, out T value);

    public bool[]? ReadBooleans(AttributeDefinition attribute, JsonArrayEnumerator nodes) => ReadEach<bool>(nodes, attribute, TryGetBoolean);

    public double[]? ReadNumbers(AttributeDefinition attribute, JsonArrayEnumerator nodes) => ReadEach<double>(nodes, attribute, TryGetNumber);

    /// <summary>Reads arbitrary strings, such as parts of values.</summary>
    public string[]? ReadStrings(AttributeDefinition attribute, JsonArrayEnumerator nodes) => ReadEach<string>(nodes, attribute, TryGetString);

    /// <summary>Reads strings that must be declared values of the attribute, if it has a closed list of them.</summary>
    public string[]? ReadValues(AttributeDefinition attribute, JsonArrayEnumerator nodes)
        => ReadStrings(attribute, nodes) is { } strings && AreAllowed(attribute, nodes) ? strings : null;

    /// <summary>Returns the quoted name of an attribute with its type.</summary>
    public static string Describe(AttributeDefinition attribute)
        => $"'{PlainText.Quote(attribute.Name)}', which is of type {OperatorRules.NameOf(attribute.Type)}";

    private T[]? ReadEach<T>(JsonArrayEnumerator nodes, AttributeDefinition attribute, TryGet<T> tryGet)
    {
        var read = new T[nodes.Count()];
        var count = 0;
        var isComplete = true;
        foreach (var node in nodes)
        {
            if (!tryGet(node, out read[count++]))
            {
                isComplete = false;
                values.Report(ProblemDescriptors.OperatorMismatch, node.Range, $"{node.Describe()} cannot be compared with {Describe(attribute)}; use {Expected(attribute.Type)}");
            }
        }

        return isComplete ? read : null;
    }

    private static string Expected(AttributeType type) => type switch
    {
        AttributeType.Boolean => "true or false",
        AttributeType.Number => "a number within the range of a double",
        _ => "a string",
    };

    private bool AreAllowed(AttributeDefinition attribute, JsonArrayEnumerator nodes)
    {
        if (attribute.Values is not { } allowed)
        {
            return true;
        }

        var areAllowed = true;
        foreach (var node in nodes)
        {
            var value = node.GetString();
            if (!allowed.Contains(value))
            {
                areAllowed = false;
                values.Report(ProblemDescriptors.OperatorMismatch, node.Range, $"'{PlainText.Quote(value)}' is not one of the values of '{PlainText.Quote(attribute.Name)}'{values.SuggestOr(value, allowed, "; add it to 'values' or correct it")}");
            }
        }

        return areAllowed;
    }

    private static bool TryGetBoolean(JsonTextValue node, out bool value)
    {
        value = node.Type == JsonTokenType.True;
        return node.IsBoolean;
    }

    private static bool TryGetNumber(JsonTextValue node, out double value) => node.TryGetDouble(out value);

    private static bool TryGetString(JsonTextValue node, out string value)
    {
        value = node.IsString ? node.GetString() : "";
        return node.IsString;
    }
}
