using System.Text.Json.Nodes;
using OpenRollout.Manifest;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace OpenRollout.Tests.Generators;

/// <summary>Writes random conditions.</summary>
internal sealed class ConditionGenerator(Draw draw, IReadOnlyList<(string Name, AttributeType Type, string[]? Values)> attributes)
{
    private readonly Draw _draw = draw;
    private readonly IReadOnlyList<(string Name, AttributeType Type, string[]? Values)> _attributes =
        [.. attributes, ("targetingKey", AttributeType.String, null)];

    /// <summary>Writes a condition.</summary>
    /// <param name="segments">The segments that the condition may use.</param>
    /// <param name="depth">The maximum nesting depth.</param>
    public JsonObject Condition(IReadOnlyList<string> segments, int depth = 3)
    {
        var condition = new JsonObject();
        foreach (var (name, type, values) in _draw.Some(_attributes, 0, 2))
        {
            condition[name] = Operand(type, values);
        }

        if (depth > 0 && _draw.Chance(25))
        {
            condition["all"] = Several(segments, depth - 1, atLeast: 1);
        }

        if (depth > 0 && _draw.Chance(25))
        {
            condition["any"] = Several(segments, depth - 1, atLeast: 0);
        }

        if (depth > 0 && _draw.Chance(20))
        {
            condition["not"] = Condition(segments, depth - 1);
        }

        if (segments.Count > 0 && _draw.Chance(25))
        {
            condition["segment"] = _draw.Pick(segments);
        }

        if (condition.Count == 0)
        {
            // Matches everyone; an empty condition is not allowed.
            condition["not"] = new JsonObject { ["any"] = new JsonArray() };
        }

        return condition;
    }

    private JsonArray Several(IReadOnlyList<string> segments, int depth, int atLeast)
        => [.. Enumerable.Range(0, _draw.Between(atLeast, 3)).Select(_ => Condition(segments, depth))];

    private JsonNode Operand(AttributeType type, string[]? values)
    {
        if (type is AttributeType.String or AttributeType.Boolean or AttributeType.Number && _draw.Chance(35))
        {
            return _draw.Chance(50) ? Literal(type, values) : List(type, values);
        }

        var operators = new JsonObject();
        // Patterns are drawn less often, because they take longer to compile than everything else together.
        foreach (var name in _draw.Some(OperatorsOf(type), 1, 2).Where(name => name != "matches" || _draw.Chance(50)).DefaultIfEmpty("exists"))
        {
            operators[name] = name switch
            {
                "equals" => Literal(type, values),
                "in" or "notIn" => List(type, values),
                "startsWith" or "endsWith" or "contains" => _draw.Chance(50) ? Literal(type, null) : List(type, null),
                "matches" => _draw.Pick(Vocabulary.Patterns),
                "semver" => _draw.Pick(Vocabulary.VersionRanges),
                "hasAny" or "hasAll" => List(AttributeType.String, null),
                "exists" => _draw.Chance(50),
                _ => type == AttributeType.DateTime ? _draw.Pick(Vocabulary.Times) : Literal(type, null),
            };
        }

        return operators;
    }

    private JsonArray List(AttributeType type, string[]? values)
        // Sometimes more items than the engine compares one by one.
        => [.. Enumerable.Range(0, _draw.Chance(15) ? 12 : _draw.Between(0, 4)).Select(_ => Literal(type, values))];

    private JsonNode Literal(AttributeType type, string[]? values) => type switch
    {
        AttributeType.Boolean => _draw.Chance(50),
        AttributeType.Number => _draw.Pick(Vocabulary.Numbers),
        _ => _draw.Pick(values ?? (IReadOnlyList<string>)[.. Vocabulary.Strings, .. Vocabulary.TargetingKeys.Take(3)]),
    };

    private static string[] OperatorsOf(AttributeType type) => type switch
    {
        AttributeType.String => ["equals", "in", "notIn", "startsWith", "endsWith", "contains", "matches", "exists"],
        AttributeType.Boolean => ["equals", "in", "notIn", "exists"],
        AttributeType.Number => ["equals", "in", "notIn", "lt", "lte", "gt", "gte", "exists"],
        AttributeType.SemanticVersion => ["semver", "exists"],
        AttributeType.DateTime => ["lt", "lte", "gt", "gte", "exists"],
        _ => ["hasAny", "hasAll", "exists"],
    };
}
