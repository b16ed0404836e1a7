namespace OpenRollout.Manifest.Naming;

/// <summary>
/// Identifies the manifests of a project by paths that are the same on every machine: relative to the project's folder,
/// with forward slashes. Generated code carries the path of its manifest, so that analyzers know which manifest a flag
/// comes from, in the project itself and in projects that reference it.
/// </summary>
internal static class ManifestPath
{
    /// <summary>The maximum length of a path. Every generated property contains it, so longer paths are cut at the beginning, folder by folder.</summary>
    private const int MaximumLength = 100;

    private const string Parent = "..";

    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>Returns the identity of each manifest by its path.</summary>
    /// <param name="paths">The distinct paths of the manifests for which the project generates flags.</param>
    /// <param name="projectFolder">The project's folder; null if it is not known, to use the deepest common folder of the manifests.</param>
    public static Dictionary<string, string> Identify(IReadOnlyCollection<string> paths, string? projectFolder)
    {
        var folder = projectFolder is null ? FindCommonFolder(paths) : Split(projectFolder);
        return paths.ToDictionary(path => path, path => MakeRelative(path, folder), StringComparer.Ordinal);
    }

    /// <summary>Returns a value indicating whether another project can have given a manifest this identity.</summary>
    /// <param name="path">The path of the manifest in this project.</param>
    /// <param name="identity">The identity, relative to the folder of the other project.</param>
    public static bool CanBe(string path, string identity)
    {
        var wanted = Split(identity).Where(part => part != Parent).ToArray();
        var parts = Split(path);
        return parts.Length >= wanted.Length && parts.Skip(parts.Length - wanted.Length).SequenceEqual(wanted, StringComparer.Ordinal);
    }

    /// <summary>Returns a value indicating whether a manifest has the path that the build passes as an option. The compiler's path can have separators of both kinds, and <c>..</c> in it.</summary>
    /// <param name="path">The path of the manifest.</param>
    /// <param name="option">The full path, in which OpenRollout.Manifests.targets have replaced the characters after which the compiler takes an option for a comment.</param>
    public static bool IsOption(string path, string option)
    {
        var written = path.Replace(';', '?').Replace('#', '?').Replace('\r', '?').Replace('\n', '?');
        if (written == option)
        {
            return true;
        }

        var (parts, wanted) = (Split(written), Split(option));
        return parts.Length == wanted.Length && CountCommon(parts, wanted) == parts.Length;
    }

    /// <summary>Returns a value indicating whether a path contains a folder with a name.</summary>
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
            // Without a common folder, a relative path would depend on where the machine has its folders.
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

    /// <summary>Returns a value indicating whether two parts are equal. Drive letters are compared case-insensitively.</summary>
    private static bool AreSame(string left, string right)
        => string.Equals(left, right, left.EndsWith(":", StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static bool IsRooted(string path) => path.Length > 0 && (Separators.Contains(path[0]) || (path.Length > 1 && path[1] == ':'));

    /// <summary>Returns the parts of a path without empty ones and <c>.</c>, and with <c>..</c> resolved where possible.</summary>
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
