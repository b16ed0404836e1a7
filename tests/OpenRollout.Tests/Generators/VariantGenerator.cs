using System.Text.Json.Nodes;

namespace OpenRollout.Tests.Generators;

/// <summary>Generates the defaults and variants of random flags.</summary>
internal sealed class VariantGenerator(Draw draw)
{
    private readonly Draw _draw = draw;

    /// <summary>Adds a default and variants to a flag and returns the variants that the flag may serve.</summary>
    public IReadOnlyList<string> Write(JsonObject flag, string type)
    {
        if (type == "boolean")
        {
            flag["defaultValue"] = _draw.Chance(25);
            if (_draw.Chance(75))
            {
                return ["on", "off"];
            }

            flag["variants"] = _draw.Chance(50)
                ? new JsonObject { ["with"] = true, ["without"] = false }
                : new JsonObject { ["without"] = false, ["with"] = true };
            return ["with", "without"];
        }

        var names = _draw.Some(["control", "a", "b", "c", "Ünique"], 1, 4);
        var variants = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)Value(type))));
        flag["variants"] = variants;
        flag["defaultValue"] = _draw.Chance(50) ? variants[_draw.Pick(names)]!.DeepClone() : Value(type);
        return names;
    }

    private JsonNode Value(string type) => type switch
    {
        "string" => _draw.Pick(Vocabulary.Strings),
        "integer" => _draw.Pick([0, 1, -1, 42, int.MaxValue, int.MinValue]),
        "float" => _draw.Pick(Vocabulary.Numbers),
        _ => new JsonObject { ["text"] = _draw.Pick(Vocabulary.Strings), ["list"] = new JsonArray(1, 2.5, null, true), ["size"] = _draw.Between(0, 2) },
    };
}
