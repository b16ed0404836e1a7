using System.Text.Json.Nodes;
using Node = System.Text.Json.Nodes.JsonNode;

namespace OpenRollout.Manifest.Tests;

/// <summary>
/// Creates random manifests from a small vocabulary, so that their conditions often overlap, cover or contradict each other,
/// and users from the same or similar values.
/// </summary>
internal sealed class SmallWorld(int seed)
{
    private static readonly string[] Strings = ["NO", "SE", "NOx", "xNO", ""];
    private static readonly double[] Numbers = [0, 1, 1.5, 2];
    private static readonly string[] Versions = [">=1.0.0 <2.0.0", "^1.2", "<1.0.0", "=1.2.3", ">=2.0.0-rc.1", ">2.0.0"];
    private static readonly string[] Times = ["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"];
    private static readonly string[] Keys = ["a", "b", "user-1", "NO"];
    private static readonly string[] Types = ["string", "boolean", "number", "semver", "datetime", "stringList"];

    private readonly Drawing _draw = new(seed);

    public string Manifest()
    {
        var segments = new JsonObject();
        foreach (var name in new[] { "s0", "s1", "s2" })
        {
            segments[name] = _draw.Below(6) switch
            {
                0 => new JsonObject { ["keys"] = _draw.Some(3, () => _draw.Pick(Keys)) },
                1 => new JsonObject { ["keysFrom"] = _draw.Pick("x.txt", "y.txt") },
                _ => new JsonObject { ["when"] = Condition([.. segments.Select(segment => segment.Key)], 2) },
            };
        }

        var flags = new JsonObject();
        foreach (var key in new[] { "f0", "f1", "f2" })
        {
            flags[key] = Flag([.. flags.Where(flag => (string?)flag.Value!["flagType"] == "boolean").Select(flag => flag.Key)]);
        }

        var manifest = new JsonObject
        {
            ["context"] = new JsonObject(Types.Select(type => KeyValuePair.Create(type, (Node?)new JsonObject { ["type"] = type }))),
            ["segments"] = segments,
            ["flags"] = flags,
        };
        // Drawn apart, so that what users get does not depend on it.
        new WatchGenerator(new Draw(~seed)).AddTo(manifest, percent: 40);
        return manifest.ToJsonString();
    }

    public NaiveUser User()
    {
        var attributes = new Dictionary<string, object>();
        foreach (var type in Types.Append("targetingKey").Where(_ => !_draw.Chance(12)))
        {
            attributes[type] = _draw.Chance(6) ? _draw.Pick<object>("?", true, 7.0, "") : type switch
            {
                "boolean" => _draw.Chance(50),
                "number" => _draw.Pick(0.0, -0.0, 1, 1.25, 1.5, 2, 3, -1, double.MaxValue, double.Epsilon),
                "semver" => _draw.Pick("0.9.0", "1.0.0", "1.2.3", "1.2.3+b", "1.5.0", "2.0.0-alpha", "2.0.0-rc.1", "2.0.0", "2.0.1", "0.0.0-0", "no"),
                "datetime" => new DateTime(2026, 1, 1).AddMonths(_draw.Below(4)).AddTicks(_draw.Below(3) - 1),
                "stringList" => Enumerable.Range(0, _draw.Below(4)).Select(_ => _draw.Pick(Strings)).ToArray(),
                "string" => _draw.Pick([.. Strings, "N", "NOSE", "SENOx", "other"]),
                _ => _draw.Chance(50) ? _draw.Pick(Keys) : $"user-{_draw.Below(1000)}",
            };
        }

        return new NaiveUser(attributes);
    }

    /// <summary>Returns a time that manifests contain, or one close to it.</summary>
    public long Time() => new DateTime(2026, 1, 1).AddMonths(_draw.Below(3)).AddDays(_draw.Pick(-1, 0, 10)).AddTicks(_draw.Below(3) - 1).Ticks;

    private JsonObject Condition(string[] segments, int depth)
    {
        var condition = new JsonObject();
        if (depth > 0 && _draw.Chance(30))
        {
            // An empty 'all' is an error; an empty 'any' never holds.
            var conditions = _draw.Some(3, () => Condition(segments, depth - 1));
            condition[conditions.Count == 0 ? "any" : _draw.Pick("all", "any")] = conditions;
        }

        if (depth > 0 && _draw.Chance(25))
        {
            condition["not"] = Condition(segments, depth - 1);
        }

        if (segments.Length > 0 && _draw.Chance(25))
        {
            condition["segment"] = _draw.Pick(segments);
        }

        if (condition.Count == 0 || _draw.Chance(85))
        {
            var type = _draw.Pick([.. Types, "string", "number", "targetingKey"]);
            condition[type] = Operators(type);
        }

        return condition;
    }

    private JsonObject Operators(string type)
    {
        var operators = new JsonObject();
        for (var count = _draw.Pick(1, 1, 2); count > 0; count--)
        {
            var name = _draw.Pick(type switch
            {
                "boolean" => ["equals", "in", "notIn", "exists"],
                "number" => ["equals", "in", "notIn", "lt", "lte", "gt", "gte", "exists"],
                "semver" => ["semver", "semver", "exists"],
                "datetime" => ["lt", "lte", "gt", "gte", "exists"],
                "stringList" => ["hasAny", "hasAll", "exists"],
                _ => new[] { "equals", "in", "notIn", "startsWith", "endsWith", "contains", "matches", "exists" },
            });
            operators[name] = name switch
            {
                "exists" => _draw.Chance(60),
                "matches" => _draw.Pick("^N", "x$", "O"),
                "semver" => _draw.Pick(Versions),
                "in" or "notIn" or "hasAny" or "hasAll" => _draw.Some(3, () => Literal(type)),
                _ => Literal(type),
            };
        }

        return operators;
    }

    private Node Literal(string type) => type switch
    {
        "boolean" => _draw.Chance(50),
        "number" => _draw.Pick(Numbers),
        "datetime" => _draw.Pick(Times),
        "targetingKey" => _draw.Pick(Keys),
        _ => _draw.Pick(Strings),
    };

    private JsonObject Flag(string[] requirable)
    {
        var isBoolean = _draw.Chance(60);
        var flag = isBoolean
            ? new JsonObject { ["flagType"] = "boolean", ["defaultValue"] = _draw.Chance(30) }
            : new JsonObject { ["flagType"] = "string", ["defaultValue"] = "x", ["variants"] = new JsonObject { ["x"] = "x", ["y"] = "y", ["z"] = "y" } };
        string[] variants = isBoolean ? ["on", "off"] : ["x", "y", "z"];
        var count = 1 + _draw.Below(3);
        var isScheduled = _draw.Chance(25);
        var stages = new JsonArray([.. Enumerable.Range(0, count).Select(index => new JsonObject { ["name"] = $"t{index}", ["audiences"] = _draw.Some(3, () => Audience(variants)) })]);
        var rollout = new JsonObject { ["stages"] = stages };
        if (isScheduled)
        {
            for (var index = 0; index < count; index++)
            {
                stages[index]!["startsAt"] = Times[index];
            }
        }
        else
        {
            rollout["stage"] = $"t{_draw.Below(count)}";
        }

        if (!isBoolean || _draw.Chance(20))
        {
            rollout["serve"] = Serve(variants);
        }

        if (_draw.Chance(25))
        {
            rollout["exclude"] = new JsonArray(_draw.Pick("s0", "s1"));
        }

        if (requirable.Length > 0 && _draw.Chance(50))
        {
            rollout["requires"] = new JsonArray(_draw.Pick(requirable));
        }

        if (_draw.Chance(15))
        {
            rollout["unit"] = "string";
        }

        flag["rollout"] = rollout;
        return flag;
    }

    private JsonObject Audience(string[] variants)
    {
        var audience = new JsonObject();
        switch (_draw.Below(8))
        {
            case < 3:
                audience["when"] = Condition(["s0", "s1", "s2"], 1);
                break;
            case < 6:
                audience["segment"] = _draw.Pick("s0", "s1", "s2");
                break;
            case 6:
                audience["keys"] = _draw.Some(3, () => _draw.Pick(Keys));
                break;
        }

        if (audience.Count == 0 || _draw.Chance(50))
        {
            audience["percentage"] = _draw.Below(6) switch
            {
                0 => new JsonObject { ["from"] = _draw.Pick(0, 10), ["to"] = _draw.Pick(10, 100), ["start"] = Times[0], ["end"] = _draw.Pick(Times[1], Times[2]) },
                1 => new JsonObject { ["steps"] = new JsonArray(new JsonObject { ["at"] = Times[0], ["percentage"] = _draw.Pick(0, 10, 50) }, new JsonObject { ["at"] = Times[1], ["percentage"] = _draw.Pick(50, 100) }) },
                _ => _draw.Pick(0, 10, 50, 50, 90, 100, 100),
            };
        }

        if (_draw.Chance(25))
        {
            audience["serve"] = Serve(variants);
        }

        return audience;
    }

    private Node Serve(string[] variants)
        => _draw.Chance(65)
            ? _draw.Pick(variants)
            : new JsonObject { ["split"] = new JsonObject { [variants[0]] = _draw.Pick(0, 1, 2), [variants[1]] = _draw.Pick(1, 2) } };
}
