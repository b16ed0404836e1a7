using System.Text.Json.Nodes;

namespace OpenRollout.Tests.Generators;

/// <summary>Advances the rollouts of a manifest as the guarantee allows: stages advance, percentages grow.</summary>
internal sealed class RolloutGrowth(Draw draw)
{
    private readonly Draw _draw = draw;

    /// <summary>Returns a copy with advanced rollouts.</summary>
    public JsonObject Grow(JsonObject manifest)
    {
        var grown = manifest.DeepClone().AsObject();
        foreach (var (_, flag) in grown["flags"]!.AsObject())
        {
            if (flag!["rollout"] is JsonObject rollout)
            {
                GrowRollout(rollout);
            }
        }

        return grown;
    }

    private void GrowRollout(JsonObject rollout)
    {
        var stages = rollout["stages"]!.AsArray();
        var isScheduled = stages.Any(stage => stage!["startsAt"] is not null);
        // A schedule without a pinned stage advances with time. In any other rollout without an active stage, the first stage may become active.
        if (stages.Count > 0 && _draw.Chance(60) && (rollout["stage"] is not null || !isScheduled))
        {
            var names = stages.Select(stage => stage!["name"]!.GetValue<string>()).ToList();
            var active = rollout["stage"] is { } stage ? names.IndexOf(stage.GetValue<string>()) : 0;
            rollout["stage"] = names[_draw.Between(active, names.Count - 1)];
        }

        foreach (var audience in stages.SelectMany(stage => stage!["audiences"]!.AsArray()))
        {
            if (audience!["percentage"] is { } percentage && _draw.Chance(60))
            {
                audience["percentage"] = GrowPercentage(percentage);
            }
        }
    }

    private JsonNode GrowPercentage(JsonNode percentage)
    {
        if (percentage is JsonObject ramp && ramp["steps"] is JsonArray steps)
        {
            var more = _draw.Pick(Vocabulary.Percentages);
            return new JsonObject
            {
                ["steps"] = new JsonArray([.. steps.Select(step => new JsonObject
                {
                    ["at"] = step!["at"]!.GetValue<string>(),
                    ["percentage"] = decimal.Min(100, step["percentage"]!.GetValue<decimal>() + more),
                })]),
            };
        }

        if (percentage is JsonObject linear)
        {
            var grown = linear.DeepClone().AsObject();
            var from = More(linear["from"]!);
            grown["from"] = from;
            grown["to"] = decimal.Max(from, More(linear["to"]!));
            return grown;
        }

        return More(percentage);
    }

    private decimal More(JsonNode share) => decimal.Min(100, share.GetValue<decimal>() + _draw.Pick(Vocabulary.Percentages));
}
