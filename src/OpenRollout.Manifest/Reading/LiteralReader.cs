using System.Text.Json;

namespace OpenRollout.Manifest;

/// <summary>Reads the literals that an attribute is compared with. A method that returns null has reported why.</summary>
internal sealed class LiteralReader(ValueReader values)
{
    private readonly ValueReader _values = values;

    private delegate bool TryGet<T>(JsonNode node, out T value);

    public bool[]? ReadBooleans(AttributeDefinition attribute, JsonItems nodes) => ReadEach<bool>(nodes, attribute, TryGetBoolean);

    public double[]? ReadNumbers(AttributeDefinition attribute, JsonItems nodes) => ReadEach<double>(nodes, attribute, TryGetNumber);

    /// <summary>Reads strings that may be anything, as parts of values are.</summary>
    public string[]? ReadStrings(AttributeDefinition attribute, JsonItems nodes) => ReadEach<string>(nodes, attribute, TryGetString);

    /// <summary>Reads strings that the attribute can have.</summary>
    public string[]? ReadValues(AttributeDefinition attribute, JsonItems nodes)
        => ReadStrings(attribute, nodes) is { } strings && AreAllowed(attribute, nodes) ? strings : null;

    /// <summary>Names an attribute with its type.</summary>
    public static string Describe(AttributeDefinition attribute)
        => $"'{PlainText.Quote(attribute.Name)}', which is of type {OperatorRules.NameOf(attribute.Type)}";

    private T[]? ReadEach<T>(JsonItems nodes, AttributeDefinition attribute, TryGet<T> tryGet)
    {
        var read = new T[nodes.Count()];
        var count = 0;
        var isComplete = true;
        foreach (var node in nodes)
        {
            if (!tryGet(node, out read[count++]))
            {
                isComplete = false;
                _values.Report(ProblemDescriptors.OperatorMismatch, node.Range, $"{node.Describe()} does not fit {Describe(attribute)}");
            }
        }

        return isComplete ? read : null;
    }

    private bool AreAllowed(AttributeDefinition attribute, JsonItems nodes)
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
                _values.Report(ProblemDescriptors.OperatorMismatch, node.Range, $"'{PlainText.Quote(value)}' is not among the values of '{PlainText.Quote(attribute.Name)}'{_values.Suggest(value, allowed)}");
            }
        }

        return areAllowed;
    }

    private static bool TryGetBoolean(JsonNode node, out bool value)
    {
        value = node.Type == JsonTokenType.True;
        return node.IsBoolean;
    }

    private static bool TryGetNumber(JsonNode node, out double value) => node.TryGetDouble(out value);

    private static bool TryGetString(JsonNode node, out string value)
    {
        value = node.IsString ? node.GetString() : "";
        return node.IsString;
    }
}
