using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Generators.Reading;

/// <summary>Decides which namespaces of generated code the whole project sees without a using.</summary>
internal static class GlobalUsings
{
    /// <summary>Whether the project wants them: <c>OpenRolloutGlobalUsings</c> is <c>false</c> where it does not.</summary>
    public static bool AreWanted(AnalyzerConfigOptions project)
        => !project.TryGetValue("build_property.OpenRolloutGlobalUsings", out var value) || !string.Equals(value.Trim(), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the namespaces in order, without the global one. Two namespaces with a type of one name are left out: a file
    /// that now imports one of them would no longer know which type it means.
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
