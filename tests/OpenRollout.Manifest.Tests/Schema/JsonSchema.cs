using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenRollout.Manifest.Tests;

/// <summary>
/// The part of JSON Schema draft-07 that our schema uses, and no more. A keyword that is not known here fails the test
/// instead of being passed over: validators skip unknown keywords without a word, and a schema that skips what it means
/// to check would accept everything and still look right. (No library that could be used here is free of either
/// missing dependencies or a licence that does not go with ours.)
/// </summary>
internal sealed class JsonSchema
{
    private readonly JsonElement _root;

    public JsonSchema(JsonElement root)
    {
        _root = root;
        RequireKnownKeywords(root);
    }

    /// <summary>Whether a value is as the schema has it.</summary>
    public bool Accepts(JsonElement value) => Accepts(_root, value);

    /// <summary>All keywords are looked at once, even those of parts that no manifest of a test comes to.</summary>
    private static void RequireKnownKeywords(JsonElement schema)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "properties" or "patternProperties" or "definitions":
                    foreach (var member in keyword.Value.EnumerateObject())
                    {
                        RequireKnownKeywords(member.Value);
                    }

                    break;
                case "allOf" or "anyOf" or "oneOf":
                    foreach (var item in keyword.Value.EnumerateArray())
                    {
                        RequireKnownKeywords(item);
                    }

                    break;
                case "additionalProperties" or "propertyNames" or "items" or "not" or "if" or "then" or "else":
                    RequireKnownKeywords(keyword.Value);
                    break;
                case "$ref":
                    // Draft-07 ignores whatever stands beside a reference: only what checks nothing may.
                    Assert.All(schema.EnumerateObject(), sibling => Assert.Contains(sibling.Name, new[] { "$ref", "title", "description", "default" }));
                    break;
                case "type" or "enum" or "const" or "pattern" or "required" or "uniqueItems" or "minimum" or "maximum"
                    or "minLength" or "maxLength" or "minProperties" or "maxProperties" or "minItems":
                case "$schema" or "title" or "description" or "default":
                    break;
                default:
                    throw new NotSupportedException($"the schema uses '{keyword.Name}', which these tests do not know");
            }
        }
    }

    private bool Accepts(JsonElement schema, JsonElement value)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.ValueKind == JsonValueKind.True;
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Accepts(Resolve(reference.GetString()!), value);
        }

        return schema.EnumerateObject().All(keyword => Accepts(schema, keyword.Name, keyword.Value, value));
    }

    private bool Accepts(JsonElement schema, string keyword, JsonElement operand, JsonElement value) => keyword switch
    {
        "type" => operand.ValueKind == JsonValueKind.Array
            ? operand.EnumerateArray().Any(type => IsOfType(type.GetString()!, value))
            : IsOfType(operand.GetString()!, value),
        "enum" => operand.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)),
        "const" => JsonElement.DeepEquals(operand, value),
        "allOf" => operand.EnumerateArray().All(inner => Accepts(inner, value)),
        "anyOf" => operand.EnumerateArray().Any(inner => Accepts(inner, value)),
        "oneOf" => operand.EnumerateArray().Count(inner => Accepts(inner, value)) == 1,
        "not" => !Accepts(operand, value),
        "if" => !schema.TryGetProperty(Accepts(operand, value) ? "then" : "else", out var branch) || Accepts(branch, value),
        _ => value.ValueKind switch
        {
            JsonValueKind.Object => AcceptsObject(schema, keyword, operand, value),
            JsonValueKind.Array => AcceptsArray(keyword, operand, value),
            JsonValueKind.String => AcceptsString(keyword, operand, value.GetString()!),
            JsonValueKind.Number => AcceptsNumber(keyword, operand, value.GetDouble()),
            _ => true,
        },
    };

    private bool AcceptsObject(JsonElement schema, string keyword, JsonElement operand, JsonElement value) => keyword switch
    {
        "required" => operand.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "properties" => value.EnumerateObject().All(member => !operand.TryGetProperty(member.Name, out var inner) || Accepts(inner, member.Value)),
        "additionalProperties" => value.EnumerateObject().All(member =>
            (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Name, out _))
            || (schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(pattern => Regex.IsMatch(member.Name, pattern.Name)))
            || Accepts(operand, member.Value)),
        "patternProperties" => value.EnumerateObject().All(member =>
            operand.EnumerateObject().All(pattern => !Regex.IsMatch(member.Name, pattern.Name) || Accepts(pattern.Value, member.Value))),
        "propertyNames" => value.EnumerateObject().All(member => Accepts(operand, JsonSerializer.SerializeToElement(member.Name))),
        "minProperties" => value.EnumerateObject().Count() >= operand.GetInt32(),
        "maxProperties" => value.EnumerateObject().Count() <= operand.GetInt32(),
        _ => true,
    };

    private bool AcceptsArray(string keyword, JsonElement operand, JsonElement value) => keyword switch
    {
        "items" => value.EnumerateArray().All(item => Accepts(operand, item)),
        "minItems" => value.GetArrayLength() >= operand.GetInt32(),
        "uniqueItems" => !operand.GetBoolean() || value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == value.GetArrayLength(),
        _ => true,
    };

    private static bool AcceptsString(string keyword, JsonElement operand, string value) => keyword switch
    {
        // In JavaScript, whose patterns these are, $ is the very end; .NET would let a line feed follow.
        "pattern" => Regex.IsMatch(value, operand.GetString()!.Replace("$", "\\z", StringComparison.Ordinal), RegexOptions.CultureInvariant),
        "minLength" => value.EnumerateRunes().Count() >= operand.GetInt32(),
        "maxLength" => value.EnumerateRunes().Count() <= operand.GetInt32(),
        _ => true,
    };

    private static bool AcceptsNumber(string keyword, JsonElement operand, double value) => keyword switch
    {
        "minimum" => value >= operand.GetDouble(),
        "maximum" => value <= operand.GetDouble(),
        _ => true,
    };

    private static bool IsOfType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        _ => throw new NotSupportedException($"the schema uses the type '{type}', which these tests do not know"),
    };

    private JsonElement Resolve(string reference)
    {
        const string Definitions = "#/definitions/";
        Assert.StartsWith(Definitions, reference, StringComparison.Ordinal);
        return _root.GetProperty("definitions").GetProperty(reference[Definitions.Length..]);
    }
}
