using OpenRollout.Manifest.Problems;

namespace OpenRollout.Manifest.Reading;

/// <summary>Recognizes properties that belong elsewhere in the manifest, which must not be mistaken for another tool's.</summary>
internal static class MisplacedNames
{
    /// <summary>The minimum length of names that are compared by similarity. Shorter names are similar to too many words.</summary>
    private const int MinimumLength = 6;

    /// <summary>Names that are commonly used for a kill switch.</summary>
    private static readonly string[] Switches = ["disabled", "disable", "isDisabled", "kill", "killed", "killSwitch"];

    /// <summary>Properties of flags that the manifest itself does not have, except descriptions and metadata, which other tools use.</summary>
    private static readonly string[] FlagProperties = ["enabled", "disabledSince", "flagType", "defaultValue", "variants", "rollout"];

    /// <summary>Properties within a rollout, except ambiguous ones, and synonyms of them.</summary>
    private static readonly string[] RolloutProperties =
    [
        .. new[] { ObjectSchema.Rollout, ObjectSchema.Stage, ObjectSchema.Audience, ObjectSchema.Serve, ObjectSchema.Watch }
            .SelectMany(schema => schema.Properties)
            .Except(["name", "since", "then", "description"]),
        "steps", "percent", "segments", "audience",
    ];

    private static readonly string[] LongFlagProperties = [.. FlagProperties.Where(name => name.Length >= MinimumLength)];

    private static readonly string[] LongRolloutProperties = [.. RolloutProperties.Where(name => name.Length >= MinimumLength)];

    /// <summary>Returns a value indicating whether a name is commonly used for a kill switch, which is <c>enabled</c> in the manifest.</summary>
    public static bool IsSwitch(string name) => Switches.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the object to which a name in a flag or at the top level belongs, or null if it is not recognized.</summary>
    public static string? Find(string name, ObjectSchema schema)
    {
        if (schema == ObjectSchema.Manifest && Matches(name, FlagProperties, LongFlagProperties))
        {
            return "a flag";
        }

        return Matches(name, RolloutProperties, LongRolloutProperties) ? "a flag's 'rollout'" : null;
    }

    private static bool Matches(string name, string[] names, string[] longNames)
        => names.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (name.Length >= MinimumLength && NearestName.Find(name, longNames) is not null);
}
