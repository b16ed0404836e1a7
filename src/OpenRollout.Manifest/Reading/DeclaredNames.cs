namespace OpenRollout.Manifest;

/// <summary>
/// Every name that the manifest declares, be its declaration good or bad: a reference to a broken declaration is not
/// reported a second time.
/// </summary>
internal sealed class DeclaredNames(ObjectReader manifest)
{
    private HashSet<string>? _attributes;
    private HashSet<string>? _segments;
    private HashSet<string>? _flags;

    // Each set is made when somebody refers to something of its kind: most flags refer to no other.
    public HashSet<string> Attributes => _attributes ??= [AttributeDefinition.TargetingKey.Name, .. NamesIn(manifest["context"])];

    public HashSet<string> Segments => _segments ??= NamesIn(manifest["segments"]);

    public HashSet<string> Flags => _flags ??= NamesIn(manifest["flags"]);

    public static HashSet<string> NamesIn(JsonNode node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (node.IsObject)
        {
            foreach (var (name, _) in node.Members())
            {
                names.Add(name.GetString());
            }
        }

        return names;
    }
}
