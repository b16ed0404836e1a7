using System.Text.Json.Nodes;

namespace OpenRollout.Tests.Generators;

/// <summary>Generates random rollouts.</summary>
internal sealed class RolloutGenerator(
    Draw draw, ConditionGenerator conditions, IReadOnlyList<string> segments, IReadOnlyList<string> units)
{
    private static readonly string[] StageNames = ["internal", "alpha", "gradual", "full"];

    private readonly Draw _draw = draw;
    private readonly ConditionGenerator _conditions = conditions;
    private readonly IReadOnlyList<string> _segments = segments;
    private readonly IReadOnlyList<string> _units = units;

    /// <summary>Writes a rollout.</summary>
    /// <param name="variants">The variants that may be served.</param>
    /// <param name="mustServe">Whether the flag has no variant that is served by default, so the rollout must name one.</param>
    /// <param name="maySplit">Whether the rollout may serve anything other than the variant that is served by default.</param>
    /// <param name="requirable">The flags that may be required.</param>
    public JsonObject Rollout(IReadOnlyList<string> variants, bool mustServe, bool maySplit, IReadOnlyList<string> requirable)
    {
        var rollout = new JsonObject();
        var servesForAll = maySplit && _draw.Chance(mustServe ? 60 : 30);
        if (servesForAll)
        {
            rollout["serve"] = Serve(variants);
        }

        var count = _draw.Between(0, StageNames.Length);
        var starts = _draw.Chance(40) ? ConsecutiveTimes(count) : null;
        rollout["stages"] = new JsonArray([.. Enumerable.Range(0, count).Select(index =>
            Stage(StageNames[index], starts?[index], variants, mustServe && !servesForAll, maySplit))]);
        if (count > 0 && _draw.Chance(starts is null ? 90 : 20))
        {
            rollout["stage"] = StageNames[_draw.Between(0, count - 1)];
        }

        if (_segments.Count > 0 && _draw.Chance(25))
        {
            rollout["exclude"] = Names(_draw.Some(_segments, 0, 2));
        }

        if (requirable.Count > 0 && _draw.Chance(50))
        {
            rollout["requires"] = Names(_draw.Some(requirable, 1, 3));
        }

        if (_draw.Chance(35))
        {
            rollout["unit"] = _draw.Pick(_units);
        }

        if (_draw.Chance(20))
        {
            rollout["salt"] = _draw.Pick(["s", "stories", "sält", "long salt of many characters", "abcd"]);
        }

        return rollout;
    }

    private JsonObject Stage(string name, string? startsAt, IReadOnlyList<string> variants, bool mustServe, bool maySplit)
    {
        var stage = new JsonObject { ["name"] = name };
        if (startsAt is not null)
        {
            stage["startsAt"] = startsAt;
        }

        stage["audiences"] = new JsonArray([.. Enumerable.Range(0, _draw.Between(0, 3)).Select(_ => Audience(variants, mustServe, maySplit))]);
        return stage;
    }

    private JsonObject Audience(IReadOnlyList<string> variants, bool mustServe, bool maySplit)
    {
        var audience = new JsonObject();
        switch (_draw.Between(0, 9))
        {
            case < 3:
                audience["when"] = _conditions.Condition(_segments);
                break;
            case < 5 when _segments.Count > 0:
                audience["segment"] = _draw.Pick(_segments);
                break;
            case 5:
                audience["keys"] = Names(_draw.Some(Vocabulary.TargetingKeys, 0, 5));
                break;
        }

        if (_draw.Chance(75))
        {
            audience["percentage"] = Percentage();
        }
        else if (audience.Count == 0)
        {
            audience["percentage"] = 100m;
        }

        if (mustServe || (maySplit && _draw.Chance(25)))
        {
            audience["serve"] = Serve(variants);
        }

        return audience;
    }

    private JsonNode Percentage()
    {
        switch (_draw.Between(0, 9))
        {
            case 0 or 1:
                var shares = _draw.Some(Vocabulary.Percentages, 2, 2).Order().ToArray();
                var times = ConsecutiveTimes(2);
                return new JsonObject { ["from"] = shares[0], ["to"] = shares[1], ["start"] = times[0], ["end"] = times[1] };
            case 2 or 3:
                var count = _draw.Between(0, 4);
                var steps = ConsecutiveTimes(count).Zip(_draw.Some(Vocabulary.Percentages, count, count).Order());
                return new JsonObject
                {
                    ["steps"] = new JsonArray([.. steps.Select(step => new JsonObject { ["at"] = step.First, ["percentage"] = step.Second })]),
                };
            default:
                return _draw.Pick(Vocabulary.Percentages);
        }
    }

    private JsonNode Serve(IReadOnlyList<string> variants)
    {
        if (_draw.Chance(40))
        {
            return _draw.Pick(variants);
        }

        var split = new JsonObject();
        foreach (var variant in _draw.Some(variants, 1, variants.Count))
        {
            split[variant] = _draw.Pick([0, 1, 1, 2, 50, 100_000, 500_000_000]);
        }

        if (split.All(weight => weight.Value!.GetValue<int>() == 0))
        {
            split[split.First().Key] = 1;
        }

        return new JsonObject { ["split"] = split };
    }

    private string[] ConsecutiveTimes(int count)
    {
        var chosen = _draw.Some(Enumerable.Range(0, Vocabulary.Times.Count), count, count);
        return [.. chosen.Order().Select(index => Vocabulary.Times[index])];
    }

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => (JsonNode)name)];
}
