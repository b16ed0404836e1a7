using System.Text.Json.Nodes;
using OpenRollout.Manifest;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace OpenRollout.Tests.Generators;

/// <summary>Generates random valid manifests that use every part of the format.</summary>
internal sealed class ManifestGenerator(Draw draw, bool keepsGuarantee)
{
    private static readonly string[] Types = ["boolean", "boolean", "boolean", "string", "integer", "float", "object"];

    private readonly Draw _draw = draw;

    /// <summary>Whether required flags are off by default and serve true, as the guarantee requires.</summary>
    private readonly bool _keepsGuarantee = keepsGuarantee;

    public JsonObject Manifest()
    {
        var attributes = Vocabulary.Attributes.Where(_ => _draw.Chance(80)).ToArray();
        var conditions = new ConditionGenerator(_draw, attributes);
        var segments = Segments(conditions);
        var names = segments.Select(segment => segment.Key).ToArray();
        var units = attributes.Where(attribute => attribute.Type == AttributeType.String).Select(attribute => attribute.Name);
        var rollouts = new RolloutGenerator(_draw, conditions, names, [.. units, "targetingKey"]);
        return new JsonObject
        {
            ["context"] = new JsonObject(attributes.Select(attribute => KeyValuePair.Create(attribute.Name, (JsonNode?)Attribute(attribute.Type, attribute.Values)))),
            ["segments"] = new JsonObject(_draw.Shuffle(segments)),
            ["flags"] = new JsonObject(_draw.Shuffle(Flags(rollouts))),
        };
    }

    private static JsonObject Attribute(AttributeType type, string[]? values)
    {
        var attribute = new JsonObject
        {
            ["type"] = type switch
            {
                AttributeType.SemanticVersion => "semver",
                AttributeType.StringList => "stringList",
                _ => type.ToString().ToLowerInvariant(),
            },
        };
        if (values is not null)
        {
            attribute["values"] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }

        return attribute;
    }

    private List<KeyValuePair<string, JsonNode?>> Segments(ConditionGenerator conditions)
    {
        var segments = new List<KeyValuePair<string, JsonNode?>>();
        foreach (var name in _draw.Some(Vocabulary.SegmentNames, 0, Vocabulary.SegmentNames.Count))
        {
            var before = segments.Select(segment => segment.Key).ToArray();
            var segment = _draw.Between(0, 9) switch
            {
                0 or 1 => new JsonObject { ["keys"] = new JsonArray([.. _draw.Some(Vocabulary.TargetingKeys, 0, 8).Select(key => (JsonNode)key)]) },
                2 => new JsonObject { ["keysFrom"] = $"cohorts/{segments.Count}.txt" },
                _ => new JsonObject { ["when"] = conditions.Condition(before) },
            };
            segments.Add(new(name, segment));
        }

        return segments;
    }

    private List<KeyValuePair<string, JsonNode?>> Flags(RolloutGenerator rollouts)
    {
        var flags = new List<KeyValuePair<string, JsonNode?>>();
        var requirable = new List<string>();
        foreach (var key in _draw.Some(Vocabulary.FlagKeys, 2, 6))
        {
            var type = _draw.Pick(Types);
            var flag = new JsonObject { ["flagType"] = type };
            var servesOpposite = type == "boolean" && _draw.Chance(50);
            var variants = new VariantGenerator(_draw).Write(flag, type);
            if (_draw.Chance(8))
            {
                flag["enabled"] = false;
            }

            if (_draw.Chance(30))
            {
                flag["metadata"] = new JsonObject { ["ticket"] = $"SOC-{_draw.Between(1, 9)}", ["weight"] = _draw.Between(0, 9) };
            }

            if (_draw.Chance(90))
            {
                flag["rollout"] = rollouts.Rollout(variants, type != "boolean", !servesOpposite, requirable);
            }

            if (type == "boolean" && (!_keepsGuarantee || (servesOpposite && !flag["defaultValue"]!.GetValue<bool>())))
            {
                requirable.Add(key);
            }

            flags.Add(new(key, flag));
        }

        return flags;
    }
}
