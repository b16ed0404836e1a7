using System.Text.Json.Nodes;

namespace OpenRollout.Manifest.Tests;

/// <summary>Merges an overlay into a manifest in the simplest way, independent of the reader: on JSON, without positions.</summary>
internal static class NaiveMerge
{
    public static JsonObject Merge(JsonObject manifest, JsonObject overlay)
    {
        var merged = manifest.DeepClone().AsObject();
        foreach (var (name, segment) in Members(overlay["segments"]))
        {
            merged["segments"]![name] = segment!.DeepClone();
        }

        foreach (var (key, changes) in Members(overlay["flags"]))
        {
            var flag = merged["flags"]![key]!.AsObject();
            if (changes!.AsObject().Any(change => change.Key is "enabled" or "disabledSince" or "reason"))
            {
                flag.Remove("disabledSince");
                flag.Remove("reason");
            }

            foreach (var (name, value) in changes.AsObject())
            {
                if (name == "rollout")
                {
                    MergeRollout(flag["rollout"]!.AsObject(), value!.AsObject());
                }
                else
                {
                    flag[name] = value?.DeepClone();
                }
            }
        }

        return merged;
    }

    private static void MergeRollout(JsonObject rollout, JsonObject changes)
    {
        var starts = Members(changes["stages"]).Any(stage => stage.Value!.AsObject().ContainsKey("startsAt"));
        if (starts)
        {
            rollout.Remove("stage");
        }

        foreach (var node in rollout["stages"]!.AsArray())
        {
            var stage = node!.AsObject();
            if (starts || changes.ContainsKey("stage"))
            {
                stage.Remove("since");
            }

            foreach (var (name, value) in Members(changes["stages"]?[stage["name"]!.GetValue<string>()]))
            {
                stage[name] = value?.DeepClone();
            }
        }

        foreach (var (name, value) in changes.Where(change => change.Key is not ("stages" or "exclude")))
        {
            rollout[name] = value?.DeepClone();
        }

        if (changes["exclude"] is JsonArray more)
        {
            rollout["exclude"] = new JsonArray([.. Names(rollout["exclude"]).Concat(Names(more)).Distinct().Select(name => (JsonNode)name)]);
        }
    }

    private static IEnumerable<string> Names(JsonNode? array) => array?.AsArray().Select(name => name!.GetValue<string>()) ?? [];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? node) => node?.AsObject() ?? [];
}
