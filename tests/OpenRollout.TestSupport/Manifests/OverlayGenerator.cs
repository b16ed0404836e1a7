using System.Text.Json.Nodes;

namespace OpenRollout.TestSupport;

/// <summary>Generates random overlays of any manifest. Their structure is valid; a schedule can contradict the manifest's.</summary>
internal sealed class OverlayGenerator(Draw draw)
{
    /// <summary>The environment of the overlays.</summary>
    public const string Environment = "Production";

    private static readonly string[] Days = ["2026-01-01", "2026-06-15", "2026-11-20"];

    private readonly Draw _draw = draw;

    /// <summary>Returns the manifest with <see cref="Environment"/> in its list of environments.</summary>
    public static JsonObject WithEnvironment(JsonObject manifest)
    {
        var listed = manifest.DeepClone().AsObject();
        listed["environments"] = new JsonArray("Staging", Environment);
        return listed;
    }

    /// <summary>Returns the overlay that sets everything that an overlay can set to the manifest's own values.</summary>
    public static JsonObject Repeat(JsonObject manifest)
    {
        var overlay = new JsonObject { ["environment"] = Environment, ["flags"] = new JsonObject() };
        Copy(manifest, overlay, "segments");
        foreach (var (key, flag) in Members(manifest["flags"]))
        {
            var changed = new JsonObject();
            Copy(flag!.AsObject(), changed, "enabled", "disabledSince", "reason", "description");
            if (flag["rollout"] is JsonObject rollout)
            {
                var stages = new JsonObject();
                foreach (var stage in rollout["stages"]!.AsArray())
                {
                    var copy = new JsonObject();
                    Copy(stage!.AsObject(), copy, "since", "startsAt", "audiences", "description");
                    stages[stage["name"]!.GetValue<string>()] = copy;
                }

                var changedRollout = new JsonObject { ["stages"] = stages };
                Copy(rollout, changedRollout, "stage", "exclude", "salt", "watch", "description");
                changed["rollout"] = changedRollout;
            }

            overlay["flags"]![key] = changed;
        }

        return overlay;
    }

    /// <summary>Returns a random overlay.</summary>
    public JsonObject Overlay(JsonObject manifest)
    {
        var overlay = new JsonObject();
        if (_draw.Chance(50))
        {
            overlay["environment"] = Environment;
        }

        var segments = Members(manifest["segments"]).Select(segment => segment.Key).ToArray();
        var guardrails = Members(manifest["guardrails"]).Select(guardrail => guardrail.Key).ToArray();
        if (_draw.Chance(40))
        {
            overlay["segments"] = new JsonObject(segments.Where(_ => _draw.Chance(30)).Select(name => KeyValuePair.Create(name, (JsonNode?)Segment())));
        }

        if (_draw.Chance(95))
        {
            overlay["flags"] = new JsonObject(_draw.Shuffle(Members(manifest["flags"])).Where(_ => _draw.Chance(60))
                .Select(flag => KeyValuePair.Create(flag.Key, (JsonNode?)Flag(flag.Value!, segments, guardrails))));
        }

        return overlay;
    }

    private JsonObject Segment() => new() { ["keys"] = new JsonArray([.. _draw.Some(["u1", "u2", "é"], 1, 3).Select(key => (JsonNode)key)]) };

    private JsonObject Flag(JsonNode flag, string[] segments, string[] guardrails)
    {
        var overlay = new JsonObject();
        Maybe(overlay, "enabled", 30, () => _draw.Chance(50));
        Maybe(overlay, "disabledSince", 20, () => _draw.Pick(Days));
        Maybe(overlay, "reason", 20, () => _draw.Pick(["too slow", "é"]));
        Maybe(overlay, "description", 10, () => "in this environment");
        if (flag["rollout"] is JsonObject rollout)
        {
            Maybe(overlay, "rollout", 80, () => Rollout(rollout, segments, guardrails));
        }

        return overlay;
    }

    private JsonObject Rollout(JsonObject rollout, string[] segments, string[] guardrails)
    {
        var stages = rollout["stages"]!.AsArray().Select(stage => stage!.AsObject()).ToArray();
        var overlay = new JsonObject();
        if (stages.Length > 0)
        {
            Maybe(overlay, "stage", 40, () => _draw.Chance(20) ? null : _draw.Pick(stages)["name"]!.DeepClone());
        }

        var startsAll = _draw.Chance(15);
        Maybe(overlay, "stages", 70, () => new JsonObject(stages.Select((stage, index) => (stage, index)).Where(_ => startsAll || _draw.Chance(60))
            .Select(item => KeyValuePair.Create(item.stage["name"]!.GetValue<string>(), (JsonNode?)Stage(stages, item.index, startsAll || _draw.Chance(5))))));
        Maybe(overlay, "exclude", 25, () => new JsonArray([.. _draw.Some(segments, 0, 2).Select(name => (JsonNode)name)]));
        Maybe(overlay, "salt", 15, () => _draw.Pick(["other", "sält"]));
        if (guardrails.Length > 0)
        {
            Maybe(overlay, "watch", 30, () => Watch(guardrails));
        }

        Maybe(overlay, "description", 5, () => "rollout in this environment");
        return overlay;
    }

    private JsonObject Watch(string[] guardrails)
    {
        var watch = new JsonObject { ["guardrails"] = new JsonArray([.. _draw.Some(guardrails, 0, 2).Select(name => (JsonNode)name)]) };
        Maybe(watch, "falseAlarms", 30, () => 2.5);
        Maybe(watch, "then", 30, () => _draw.Pick(["off", "tell"]));
        return watch;
    }

    private JsonObject Stage(JsonObject[] stages, int index, bool starts)
    {
        var overlay = new JsonObject();
        Maybe(overlay, "since", 40, () => _draw.Pick(Days));
        Maybe(overlay, "startsAt", starts ? 100 : 0, () => $"2026-{index + 1:00}-01T00:00:00Z");
        Maybe(overlay, "audiences", 50, () => _draw.Pick(stages)["audiences"]!.DeepClone());
        Maybe(overlay, "description", 5, () => "stage in this environment");
        return overlay;
    }

    private void Maybe(JsonObject overlay, string name, int percent, Func<JsonNode?> value)
    {
        if (_draw.Chance(percent))
        {
            overlay[name] = value();
        }
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? node) => node?.AsObject() ?? [];

    private static void Copy(JsonObject from, JsonObject to, params string[] names)
    {
        foreach (var name in names.Where(from.ContainsKey))
        {
            to[name] = from[name]?.DeepClone();
        }
    }
}
