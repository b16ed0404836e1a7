using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Reading;

/// <summary>
/// All names that the manifest declares, even if their declarations have errors, so that references to them are not
/// reported as well.
/// </summary>
internal sealed class DeclaredNames(ObjectReader manifest)
{
    private HashSet<string>? _attributes;
    private HashSet<string>? _segments;
    private HashSet<string>? _guardrails;
    private HashSet<string>? _flags;

    // Each set is created on first use, because many manifests do not need it.
    public HashSet<string> Attributes => _attributes ??= [AttributeDefinition.TargetingKey.Name, .. NamesIn(manifest["context"])];

    public HashSet<string> Segments => _segments ??= NamesIn(manifest["segments"]);

    public HashSet<string> Guardrails => _guardrails ??= NamesIn(manifest["guardrails"]);

    public HashSet<string> Flags => _flags ??= NamesIn(manifest["flags"]);

    /// <summary>Returns the property names of an object; empty for any other value.</summary>
    public static HashSet<string> NamesIn(JsonTextValue node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (node.IsObject)
        {
            foreach (var (name, _) in node.EnumerateObject())
            {
                names.Add(name.GetString());
            }
        }

        return names;
    }
}
