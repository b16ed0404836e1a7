namespace OpenRollout.Manifest;

/// <summary>Names that mean something in another place of the manifest, where it would be wrong to take them for another tool's.</summary>
internal static class MisplacedNames
{
    /// <summary>A shorter name is too near to too many words.</summary>
    private const int LeastLength = 6;

    /// <summary>What people write for the kill switch.</summary>
    private static readonly string[] Switches = ["disabled", "disable", "isDisabled", "kill", "killed", "killSwitch"];

    /// <summary>What a flag has and the manifest does not. Descriptions and metadata at the top are other tools'.</summary>
    private static readonly string[] OfFlags = ["enabled", "disabledSince", "flagType", "defaultValue", "variants", "rollout"];

    /// <summary>What stands inside a rollout, but for words that may mean anything, and words that mean the same.</summary>
    private static readonly string[] OfRollouts =
    [
        .. new[] { Shape.Rollout, Shape.Stage, Shape.Audience, Shape.Serve }
            .SelectMany(shape => shape.Names)
            .Except(["name", "since", "description"]),
        "steps", "percent", "segments", "audience",
    ];

    private static readonly string[] LongOfFlags = [.. OfFlags.Where(name => name.Length >= LeastLength)];

    private static readonly string[] LongOfRollouts = [.. OfRollouts.Where(name => name.Length >= LeastLength)];

    /// <summary>Returns a value indicating whether a name asks for what <c>enabled</c> does.</summary>
    public static bool IsSwitch(string name) => Switches.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns where a name belongs that stands in a flag or at the top of the manifest, or null.</summary>
    public static string? Find(string name, Shape shape)
    {
        if (shape == Shape.Manifest && Means(name, OfFlags, LongOfFlags))
        {
            return "a flag";
        }

        return Means(name, OfRollouts, LongOfRollouts) ? "a flag's 'rollout'" : null;
    }

    private static bool Means(string name, string[] names, string[] longNames)
        => names.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (name.Length >= LeastLength && NearestName.Find(name, longNames) is not null);
}
