namespace OpenRollout.Manifest;

/// <summary>Looks at all values of an object flag together: what they have in common gives the generated record its shape.</summary>
internal static class ObjectMembers
{
    /// <summary>
    /// Objects and lists within objects get types down to this depth; what is deeper keeps OpenFeature's own type. Each
    /// level makes types, names and indentation longer, so that a few bytes of a manifest would become pages of code.
    /// </summary>
    public const int MaximumDepth = 8;

    /// <summary>Returns the members that any of the objects has, in the order in which they first appear, each with its values.</summary>
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

    /// <summary>Returns the kind that all values have, or null where they have several or there are none.</summary>
    public static ManifestValueKind? KindOf(IReadOnlyList<ManifestValue> values)
        => values.Count > 0 && values.All(value => value.Kind == values[0].Kind) ? values[0].Kind : null;
}
