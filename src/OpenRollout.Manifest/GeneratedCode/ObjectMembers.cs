namespace OpenRollout.Manifest.GeneratedCode;

/// <summary>Combines the members of all values of an object flag, which determine the members of the generated record.</summary>
internal static class ObjectMembers
{
    /// <summary>
    /// The maximum depth at which nested objects and lists have generated types; deeper ones have OpenFeature's type. Each
    /// level makes names and indentation longer, so a few bytes of a manifest could otherwise become pages of code.
    /// </summary>
    public const int MaximumDepth = 8;

    /// <summary>Returns the members of all objects with their values, in the order in which they first appear.</summary>
    public static IReadOnlyList<KeyValuePair<string, List<ManifestValue>>> Of(IEnumerable<ManifestValue> objects)
    {
        var members = new List<KeyValuePair<string, List<ManifestValue>>>();
        var byKey = new Dictionary<string, List<ManifestValue>>(StringComparer.Ordinal);
        foreach (var member in objects.SelectMany(value => value.Members))
        {
            if (!byKey.TryGetValue(member.Key, out var values))
            {
                byKey.Add(member.Key, values = []);
                members.Add(new KeyValuePair<string, List<ManifestValue>>(member.Key, values));
            }

            values.Add(member.Value);
        }

        return members;
    }

    /// <summary>Returns the kind of all values, or null if they have different kinds or there are none.</summary>
    public static ManifestValueKind? KindOf(IReadOnlyList<ManifestValue> values)
        => values.Count > 0 && values.All(value => value.Kind == values[0].Kind) ? values[0].Kind : null;
}
