using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Generators.Reading;

/// <summary>Finds the namespaces of generated code that get a global using.</summary>
internal static class GlobalUsings
{
    /// <summary>Returns whether global usings are generated, which is so unless <c>OpenRolloutGlobalUsings</c> is <c>false</c>.</summary>
    public static bool AreWanted(AnalyzerConfigOptions project)
        => !project.TryGetValue("build_property.OpenRolloutGlobalUsings", out var value) || !string.Equals(value.Trim(), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the namespaces in ordinal order, without the global one. Namespaces that share the name of a type are left out,
    /// because a file that imports one of them would find the type ambiguous.
    /// </summary>
    public static EquatableArray<string> Find(ImmutableArray<TypeNames> manifests)
    {
        var namespaces = manifests
            .GroupBy(manifest => manifest.Identity.Namespace, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.SelectMany(manifest => manifest.Names.Prepend(manifest.Identity.ClassName)).Distinct(StringComparer.Ordinal).ToArray());
        var ambiguous = new HashSet<string>(
            namespaces.Values.SelectMany(names => names).GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(same => same.Key),
            StringComparer.Ordinal);
        return namespaces
            .Where(entry => entry.Key.Length > 0 && !entry.Value.Any(ambiguous.Contains))
            .Select(entry => entry.Key)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
