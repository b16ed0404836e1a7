namespace OpenRollout.Manifest;

/// <summary>
/// Every name that the manifest declares, be its declaration good or bad: a reference to a broken declaration is not
/// reported a second time.
/// </summary>
internal sealed class DeclaredNames
{
    private DeclaredNames(HashSet<string> attributes, HashSet<string> segments, HashSet<string> flags)
    {
        Attributes = attributes;
        Segments = segments;
        Flags = flags;
    }

    public HashSet<string> Attributes { get; }

    public HashSet<string> Segments { get; }

    public HashSet<string> Flags { get; }

    public static DeclaredNames Of(ShapedObject manifest)
    {
        var attributes = NamesIn(manifest["context"]);
        attributes.Add(AttributeDefinition.TargetingKey.Name);
        return new DeclaredNames(attributes, NamesIn(manifest["segments"]), NamesIn(manifest["flags"]));
    }

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
