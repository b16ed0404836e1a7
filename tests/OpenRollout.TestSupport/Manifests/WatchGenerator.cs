using System.Text.Json.Nodes;

namespace OpenRollout.TestSupport;

/// <summary>Lets guardrails watch rollouts of a random manifest. Each watched rollout has users to compare and a salt of its own.</summary>
internal sealed class WatchGenerator(Draw draw)
{
    private readonly Draw _draw = draw;

    /// <summary>Adds guardrails to a manifest and watches to some of its rollouts.</summary>
    /// <param name="manifest">The manifest, which is changed. It must not have guardrails.</param>
    /// <param name="percent">The percentage of the rollouts to watch.</param>
    public void AddTo(JsonObject manifest, int percent)
    {
        manifest["guardrails"] = new JsonObject
        {
            ["g0"] = new JsonObject { ["event"] = "e0" },
            ["g1"] = new JsonObject { ["event"] = "http.server.slow", ["slowerThan"] = 800, ["ratio"] = 1.25 },
        };
        foreach (var (key, flag) in manifest["flags"]!.AsObject())
        {
            if (_draw.Chance(percent) && CanWatch(manifest, key))
            {
                flag!["rollout"]!["watch"] = Watch();
            }
        }
    }

    private JsonObject Watch() => _draw.Between(0, 3) switch
    {
        0 => new JsonObject { ["guardrails"] = new JsonArray("g1", "g0"), ["falseAlarms"] = 0.5 },
        1 => new JsonObject { ["guardrails"] = new JsonArray("g0"), ["then"] = "tell" },
        2 => new JsonObject { ["guardrails"] = new JsonArray() },
        _ => new JsonObject { ["guardrails"] = new JsonArray("g1"), ["then"] = "off", ["description"] = "slow pages" },
    };

    private static bool CanWatch(JsonObject manifest, string key)
    {
        var flags = manifest["flags"]!.AsObject();
        return flags[key]!["rollout"] is JsonObject rollout
            && rollout["stages"]!.AsArray().SelectMany(stage => stage!["audiences"]!.AsArray()).Any(HasUsersToCompare)
            && flags.Count(flag => SaltOf(flag) == SaltOf(KeyValuePair.Create(key, flags[key]))) == 1;
    }

    private static bool HasUsersToCompare(JsonNode? audience) => audience!["percentage"] switch
    {
        null => false,
        JsonObject ramp when ramp["steps"] is JsonArray steps => steps.Any(step => IsBetween(step!["percentage"]!)),
        JsonObject ramp => Number(ramp["from"]!) < Number(ramp["to"]!) || IsBetween(ramp["from"]!),
        var percentage => IsBetween(percentage),
    };

    private static bool IsBetween(JsonNode percentage) => Number(percentage) is > 0 and < 100;

    // A number can be of any type in memory.
    private static decimal Number(JsonNode number) => decimal.Parse(number.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);

    private static string? SaltOf(KeyValuePair<string, JsonNode?> flag) => flag.Value!["rollout"] is JsonObject rollout ? (string?)rollout["salt"] ?? flag.Key : null;
}
