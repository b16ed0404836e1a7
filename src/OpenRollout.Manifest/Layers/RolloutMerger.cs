using System.Text.Json;
using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Layers;

/// <summary>
/// Merges rollouts. The opening bracket of a merged rollout is the overlay's, by which a reader recognizes it. An overlay
/// replaces <c>watch</c> as a whole, because the bound on false alarms belongs to the guardrails that share it.
/// </summary>
internal sealed class RolloutMerger(JsonTextBuilder merged)
{
    /// <summary>Merges the rollouts of one flag.</summary>
    public void Merge(JsonTextValue lower, JsonTextValue upper)
    {
        var setsStage = !upper.Find("stage").IsMissing;
        var setsSchedule = SetsStartingTime(upper.Find("stages"));
        // Without this, stages would look active since a day on which they were activated elsewhere.
        var dropsSince = setsStage || setsSchedule;
        MemberMerger.Merge(merged, lower, upper, OverlaySchema.Rollout, (name, earlier, later) =>
        {
            if (name.ValueEquals("stages"))
            {
                MergeStages(name, earlier, later, dropsSince);
            }
            else if (name.ValueEquals("exclude"))
            {
                MergeExclude(name, earlier, later);
            }
            else if (!later.IsMissing)
            {
                merged.Add(name, later);
            }
            else if (!setsSchedule || !name.ValueEquals("stage"))
            {
                merged.Add(name, earlier);
            }
        });
    }

    private static bool SetsStartingTime(JsonTextValue stages)
    {
        foreach (var (_, stage) in stages.EnumerateObjectOrNothing())
        {
            if (!stage.Find("startsAt").IsMissing)
            {
                return true;
            }
        }

        return false;
    }

    private void MergeStages(JsonTextValue name, JsonTextValue lower, JsonTextValue upper, bool dropsSince)
    {
        if (lower.IsMissing)
        {
            merged.Add(name, upper);
            return;
        }

        merged.Add(name);
        var uppers = new NamedMembers(upper);
        merged.Open(lower);
        if (lower.IsArray)
        {
            foreach (var stage in lower.EnumerateArray())
            {
                MergeStage(stage, uppers.Find(stage.Find("name")).Value, dropsSince);
            }
        }
        else
        {
            foreach (var (stage, value) in lower.EnumerateObjectOrNothing())
            {
                merged.Add(stage);
                MergeStage(value, uppers.Find(stage).Value, dropsSince);
            }

            var lowers = new NamedMembers(lower);
            foreach (var (stage, value) in upper.EnumerateObjectOrNothing())
            {
                if (lowers.Find(stage).Value.IsMissing)
                {
                    merged.Add(stage, value);
                }
            }
        }

        merged.Close();
    }

    private void MergeStage(JsonTextValue lower, JsonTextValue upper, bool dropsSince)
        => MemberMerger.Merge(merged, lower, upper.IsObject ? upper : default, OverlaySchema.Stage, (name, earlier, later) =>
        {
            if (!later.IsMissing)
            {
                merged.Add(name, later);
            }
            else if (!dropsSince || !name.ValueEquals("since"))
            {
                merged.Add(name, earlier);
            }
        });

    private void MergeExclude(JsonTextValue name, JsonTextValue lower, JsonTextValue upper)
    {
        if (!upper.IsArray)
        {
            // An overlay's that is not an array has been reported.
            merged.Add(name, lower.IsMissing ? upper : lower);
            return;
        }

        merged.Add(name);
        merged.Open(lower.IsArray ? lower : upper);
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in lower.IsArray ? lower.EnumerateArray() : default)
        {
            merged.Add(item);
            excluded.Add(TextOf(item));
        }

        foreach (var item in upper.EnumerateArray())
        {
            if (item.Type != JsonTokenType.String || excluded.Add(TextOf(item)))
            {
                merged.Add(item);
            }
        }

        merged.Close();
    }

    private static string TextOf(JsonTextValue item) => item.IsString ? item.GetString() : "";
}
