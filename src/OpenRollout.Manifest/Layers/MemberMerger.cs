using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest.Layers;

/// <summary>Merges the members of two objects into a new one.</summary>
internal static class MemberMerger
{
    /// <summary>Merges objects of a schema. Members that the schema does not have are copied from the earlier layer only.</summary>
    /// <param name="merged">Receives the object.</param>
    /// <param name="lower">The object of the earlier layer.</param>
    /// <param name="upper">The object of the later layer; missing if it only drops members.</param>
    /// <param name="schema">The members that an overlay can set.</param>
    /// <param name="merge">Adds a member, or drops it, given its name and its values, one of which can be missing.</param>
    public static void Merge(
        JsonTextBuilder merged, JsonTextValue lower, JsonTextValue upper, ObjectSchema schema, Action<JsonTextValue, JsonTextValue, JsonTextValue> merge)
    {
        merged.Open(upper.IsMissing ? lower : upper);
        foreach (var (name, value) in lower.EnumerateObject())
        {
            var position = schema.Find(name);
            if (position < 0)
            {
                merged.Add(name, value);
            }
            else if (!name.IsDuplicate)
            {
                merge(name, value, upper.Find(schema.Properties[position]));
            }
        }

        foreach (var (name, value) in upper.EnumerateObjectOrNothing())
        {
            if (!name.IsDuplicate && schema.Find(name) is >= 0 and var position && lower.Find(schema.Properties[position]).IsMissing)
            {
                merge(name, default, value);
            }
        }

        merged.Close();
    }

    /// <summary>Merges objects whose members have names of the manifest, such as flags.</summary>
    /// <param name="merged">Receives the object.</param>
    /// <param name="lower">The object of the earlier layer.</param>
    /// <param name="upper">The object of the later layer.</param>
    /// <param name="addsNew">Whether members that only the later layer has are added.</param>
    /// <param name="merge">Adds a member that both have, given both members.</param>
    public static void MergeByName(
        JsonTextBuilder merged, JsonTextValue lower, JsonTextValue upper, bool addsNew, Action<(JsonTextValue Name, JsonTextValue Value), (JsonTextValue Name, JsonTextValue Value)> merge)
    {
        merged.Open(lower);
        var uppers = new NamedMembers(upper);
        foreach (var (name, value) in lower.EnumerateObject())
        {
            if (uppers.Find(name) is { Value.IsMissing: false } match && !name.IsDuplicate)
            {
                merge((name, value), match);
            }
            else
            {
                merged.Add(name, value);
            }
        }

        var lowers = new NamedMembers(addsNew ? lower : default);
        foreach (var (name, value) in upper.EnumerateObject())
        {
            if (addsNew && !name.IsDuplicate && lowers.Find(name).Value.IsMissing)
            {
                merged.Add(name, value);
            }
        }

        merged.Close();
    }
}
