using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Layers;

/// <summary>Finds members of an object by name, which is fast even for thousands of them. Empty for any other value.</summary>
internal sealed class NamedMembers
{
    private readonly Dictionary<string, (JsonTextValue Name, JsonTextValue Value)> _members = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance with the members of an object. Of members with the same name, the first counts.</summary>
    public NamedMembers(JsonTextValue node)
    {
        if (!node.IsObject)
        {
            return;
        }

        foreach (var (name, value) in node.EnumerateObject())
        {
            if (!name.IsDuplicate)
            {
                _members[name.GetString()] = (name, value);
            }
        }
    }

    private NamedMembers()
    {
    }

    /// <summary>Gets the names.</summary>
    public IReadOnlyCollection<string> Names => _members.Keys;

    /// <summary>Returns the stages of a manifest's rollout by their names.</summary>
    public static NamedMembers OfStages(JsonTextValue stages)
    {
        var members = new NamedMembers();
        foreach (var stage in stages.EnumerateArray())
        {
            var name = stage.Find("name");
            members._members[name.GetString()] = (name, stage);
        }

        return members;
    }

    /// <summary>Returns a member, or missing values if there is none with this name.</summary>
    public (JsonTextValue Name, JsonTextValue Value) Find(JsonTextValue name)
        => _members.Count > 0 && !name.IsMissing && _members.TryGetValue(name.GetString(), out var member) ? member : default;
}
