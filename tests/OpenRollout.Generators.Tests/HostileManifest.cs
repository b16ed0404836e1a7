using System.Text.Json.Nodes;

namespace OpenRollout.Generators.Tests;

/// <summary>Draws manifests whose names and texts are as difficult for C# as possible.</summary>
internal static class HostileManifest
{
    private static readonly string[] Words =
    [
        "class", "namespace", "record", "Bind", "bind", "snapshot", "EmbeddedManifest", "equals", "GetHashCode", "toString", "getType",
        "flags", "Flags", "flagsSnapshot", "flagContext", "flagContexts", "System", "global", "string", "OpenFeature", "OpenRollout", "value",
        "Value", "Read", "clone", "printMembers", "equalityContract", "checkout", "checkout.pay", "checkout.payVariant", "a..b", ".", "..", "", " ",
        "🙂", "😀.😀", "1st", "2", "_", "__", "æøå", "ß", "ı", "İ", "ǆ", "中文", "\u0301", "e\u0301", "\u200b", "a\u200bb", "*/", "</summary>",
        "\"", "\\", "\n", "\r\n", "\u2028", "\0", "a b", "a-b", "a_b", "A.B.C", "unknown", "Unknown", "value__", "finalize", "layout",
        "attributes", "attributeValues", "binding", "events", "track", "Events.Track", "events.events", "http.server.error", "feed", "feed.feedFlags", "feedFlags", "iFeedFlags", "feed.iFeedFlags", "iFlagsSnapshot", "set", "Set", "flagSet", "get_Stories", "item", "context", new string('x', 2000), "x.x.x.x",
        "Equals", "Equals.Equals", "equals.equals.equals", "g.Equals.Equals", "GetType.GetType", "ReferenceEquals.ReferenceEquals", "MemberwiseClone", "Finalize.Finalize",
        "Bind.Bind", "set.set", "bind_", "Equals_", "Equals_2", "<Clone>$", "Deconstruct", "With", "withX", "op_Equality", "op_Implicit", "get_Item", "this[]", ".ctor", ".cctor",
        "ToEvaluationContext", "lazyStories", "lazyFeed", "embeddedText", "List", "All", "Utf8", "first", "EqualityComparer", "x.", ".x", "a ", "a  ", "a-", "a--", new string('y', 300), new string('中', 300),
        $"{new string('p', 250)}.{new string('q', 250)}.{new string('r', 250)}.s", $"{new string('中', 90)}.{new string('中', 90)}.s", string.Join('.', Enumerable.Repeat("Equals", 17)), string.Join('.', Enumerable.Repeat(new string('g', 27), 17)),
        "@class", "{0}", "$\"{x}\"", "//", "#if", "\ud800", "targetingKey", "all", "default", "init", "required", "var", "dynamic", "_1", "١٢", "ª", "Ⅷ",
    ];

    /// <summary>Draws the name of a class or namespace. Projects choose them, so they can be odd but not very long.</summary>
    public static string DrawWord(int seed) => new Draw(seed).Pick(Words) is { Length: <= 60 } word ? word : "x";

    public static string Draw(int seed)
    {
        var draw = new Draw(seed);
        var context = new JsonObject();
        foreach (var name in draw.Some(Words, 0, 8))
        {
            context[name] = DrawAttribute(draw);
        }

        var flags = new JsonObject();
        for (var count = draw.Between(1, 25); count > 0; count--)
        {
            flags[DrawName(draw)] = DrawFlag(draw);
        }

        return new JsonObject { ["context"] = context, ["guardrails"] = DrawGuardrails(draw), ["flags"] = flags }.ToJsonString();
    }

    private static string DrawName(Draw draw) => draw.Between(0, 3) switch
    {
        0 => draw.Pick(Words) + draw.Pick(Words),
        1 => string.Join('.', Enumerable.Range(0, draw.Between(2, 4)).Select(_ => draw.Pick(Words))),
        _ => draw.Pick(Words),
    };

    private static JsonObject DrawGuardrails(Draw draw)
    {
        var guardrails = new JsonObject();
        foreach (var name in draw.Some(Words, 0, 8))
        {
            guardrails[name] = new JsonObject { ["event"] = DrawName(draw), ["description"] = draw.Pick(Words) };
        }

        return guardrails;
    }

    private static JsonObject DrawAttribute(Draw draw)
    {
        if (draw.Chance(50))
        {
            return new JsonObject { ["type"] = "string", ["values"] = new JsonArray([.. draw.Some(Words, 0, 6).Select(word => JsonValue.Create(word))]), ["description"] = draw.Pick(Words) };
        }

        return new JsonObject { ["type"] = draw.Pick(["string", "boolean", "number", "semver", "datetime", "stringList"]), ["description"] = draw.Pick(Words) };
    }

    private static JsonObject DrawFlag(Draw draw)
    {
        var type = draw.Pick(["boolean", "string", "integer", "float", "object"]);
        var flag = new JsonObject
        {
            ["flagType"] = type,
            ["defaultValue"] = DrawValue(draw, type),
            ["description"] = draw.Pick(Words),
            ["lifecycle"] = new JsonObject { ["owner"] = draw.Pick(Words), ["kind"] = "release" },
        };
        if (draw.Chance(60))
        {
            var variants = new JsonObject();
            foreach (var name in draw.Some(Words, 0, 5))
            {
                variants[name] = DrawValue(draw, type);
            }

            flag["variants"] = variants;
        }

        return flag;
    }

    private static JsonNode? DrawValue(Draw draw, string type) => type switch
    {
        "boolean" => JsonValue.Create(draw.Chance(50)),
        "string" => JsonValue.Create(draw.Pick(Words)),
        "integer" => JsonValue.Create(draw.Pick([0, -1, 7, int.MinValue, int.MaxValue])),
        "float" => JsonValue.Create(draw.Pick([0.1, -0.0, 1e300, 5e-324, 3])),
        _ => DrawObject(draw, 3),
    };

    private static JsonObject DrawObject(Draw draw, int depth)
    {
        var value = new JsonObject();
        foreach (var name in draw.Some(Words, 0, 4))
        {
            value[name] = DrawAny(draw, depth);
        }

        return value;
    }

    private static JsonNode? DrawAny(Draw draw, int depth) => draw.Between(0, depth > 0 ? 5 : 3) switch
    {
        0 => null,
        1 => JsonValue.Create(draw.Pick(Words)),
        2 => JsonValue.Create(draw.Chance(50)),
        3 => JsonValue.Create(draw.Pick([1.5, 2, -0.0, 1e10])),
        4 => new JsonArray([.. Enumerable.Range(0, draw.Between(0, 3)).Select(_ => DrawAny(draw, depth - 1))]),
        _ => DrawObject(draw, depth - 1),
    };
}
