using System.Reflection;

namespace OpenRollout.Docs.Tests;

/// <summary>The files of the repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The root folder, with a slash at the end.</summary>
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>Returns the paths of the files below a folder, or the file itself, relative to the root and with slashes.</summary>
    public static IEnumerable<string> Files(string path)
        => File.Exists(Root + path)
            ? [path]
            : Directory.EnumerateFiles(Root + path, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal);

    /// <summary>Returns whether a file or folder exists.</summary>
    public static bool Has(string path) => Path.Exists(Root + path);

    /// <summary>Reads a file, with its line ends as line feeds.</summary>
    public static string Read(string path) => File.ReadAllText(Root + path).ReplaceLineEndings("\n");
}
