namespace OpenRollout.Manifest.Naming;

/// <summary>
/// Identifies the manifests of a project by paths that are the same on every machine: relative to the project's folder,
/// with forward slashes. Generated code carries the path of its manifest, so that analyzers know which manifest a flag
/// comes from, in the project itself and in projects that reference it.
/// </summary>
internal static class ManifestPath
{
    /// <summary>Every generated property carries the path, so a longer one loses folders at its beginning.</summary>
    private const int MaximumLength = 100;

    private const string Parent = "..";

    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>Returns the identity of each manifest by its path.</summary>
    /// <param name="paths">The paths of the manifests that the project generates flags from, each once.</param>
    /// <param name="projectFolder">The project's folder; null where it is not known, and the deepest folder of all manifests takes its place.</param>
    public static Dictionary<string, string> Identify(IReadOnlyCollection<string> paths, string? projectFolder)
    {
        var folder = projectFolder is null ? FindCommonFolder(paths) : Split(projectFolder);
        return paths.ToDictionary(path => path, path => MakeRelative(path, folder), StringComparer.Ordinal);
    }

    /// <summary>Returns whether a manifest can be the one that another project has given an identity.</summary>
    /// <param name="path">The path of the manifest as this project knows it.</param>
    /// <param name="identity">The identity, relative to the folder of the other project.</param>
    public static bool CanBe(string path, string identity)
    {
        var wanted = Split(identity).Where(part => part != Parent).ToArray();
        var parts = Split(path);
        return parts.Length >= wanted.Length && parts.Skip(parts.Length - wanted.Length).SequenceEqual(wanted, StringComparer.Ordinal);
    }

    /// <summary>Returns whether one of the folders of a path has a name.</summary>
    public static bool HasFolder(string path, string name)
    {
        var parts = Split(path);
        return parts.Take(parts.Length - 1).Contains(name, StringComparer.Ordinal);
    }

    private static string MakeRelative(string path, string[] folder)
    {
        var parts = Split(path);
        if (IsRooted(path))
        {
            var common = CountCommon(parts, folder);
            // Without a folder in common the way up says nothing but where the machine has its folders.
            parts = common == 0 && folder.Length > 0
                ? [parts[parts.Length - 1]]
                : [.. Enumerable.Repeat(Parent, folder.Length - common), .. parts.Skip(common)];
        }

        var first = 0;
        for (var length = parts.Sum(part => part.Length + 1) - 1; length > MaximumLength && first < parts.Length - 1; first++)
        {
            length -= parts[first].Length + 1;
        }

        return string.Join("/", parts.Skip(first));
    }

    private static string[] FindCommonFolder(IReadOnlyCollection<string> paths)
    {
        string[]? folder = null;
        foreach (var path in paths.Where(IsRooted))
        {
            var parts = Split(path);
            folder = [.. parts.Take(folder is null ? parts.Length - 1 : CountCommon(parts.Take(parts.Length - 1).ToArray(), folder))];
        }

        return folder ?? [];
    }

    private static int CountCommon(string[] left, string[] right)
    {
        var count = 0;
        while (count < left.Length && count < right.Length && AreSame(left[count], right[count]))
        {
            count++;
        }

        return count;
    }

    /// <summary>A drive is the same whether its letter is a capital or not.</summary>
    private static bool AreSame(string left, string right)
        => string.Equals(left, right, left.EndsWith(":", StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static bool IsRooted(string path) => path.Length > 0 && (Separators.Contains(path[0]) || (path.Length > 1 && path[1] == ':'));

    /// <summary>Returns the parts of a path, without empty ones and <c>.</c>; <c>a/../b</c> is <c>b</c>.</summary>
    private static string[] Split(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == Parent && parts.Count > 0 && parts[parts.Count - 1] != Parent)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return [.. parts];
    }
}
