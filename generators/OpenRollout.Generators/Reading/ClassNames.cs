using System.Collections.Immutable;
using System.Text;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Generators.Reading;

/// <summary>Assigns a unique class name and unique file names to each manifest of a project.</summary>
internal static class ClassNames
{
    /// <summary>With longer names, the paths of generated files that are written to disk become too long.</summary>
    private const int MaximumHintLength = 120;

    public static IEnumerable<ManifestSource> Assign(ImmutableArray<ManifestFile> files)
    {
        var classes = new Dictionary<string, NameScope>(StringComparer.Ordinal);
        // The compiler compares the names of generated files without case.
        var hints = new NameScope(StringComparer.OrdinalIgnoreCase);
        var storage = new TextStorageBudget();
        // A file that the project lists twice is one manifest.
        var distinct = files.GroupBy(file => file.Path, StringComparer.Ordinal).Select(same => same.Last()).ToArray();
        var paths = ManifestPath.Identify(distinct.Select(file => file.Path).ToArray(), distinct.FirstOrDefault()?.ProjectFolder);
        // Shorter names first, so that the types of flags.json keep their names when manifests are added. The order of the project's items does not matter.
        foreach (var file in distinct.OrderBy(file => file.ClassName.Length).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            if (!classes.TryGetValue(file.Namespace, out var taken))
            {
                classes.Add(file.Namespace, taken = new NameScope());
            }

            var className = taken.Claim(file.ClassName);
            var hint = hints.Claim(HintOf(file.Namespace, className));
            var identity = new ManifestIdentity(className, file.Namespace, file.Domain, file.IsPublic, hint, paths[file.Path]);
            yield return new ManifestSource(file.Path, identity, file.Text, storage.For(file.Text));
        }
    }

    private static string HintOf(string @namespace, string className)
    {
        var hint = new StringBuilder();
        foreach (var character in @namespace.Length == 0 ? className : @namespace + "." + className)
        {
            hint.Append(character is '.' || char.IsLetterOrDigit(character) ? character : '_');
        }

        return hint.Length <= MaximumHintLength ? hint.ToString() : hint.ToString(hint.Length - MaximumHintLength, MaximumHintLength);
    }
}
