namespace OpenRollout.Generators.Tests;

/// <summary>The manifests that the tests read.</summary>
internal static class ManifestFiles
{
    public const string Folder = "tests/OpenRollout.Generators.Tests";

    /// <summary>Gets the names of the manifests of this project.</summary>
    public static IEnumerable<string> Own
        => Directory.EnumerateFiles(RepositoryFiles.Find($"{Folder}/Manifests"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <summary>Gets the paths of the valid and invalid manifests of the reader's tests, and of the repository's own manifest.</summary>
    public static IEnumerable<string> OfTheReader
        => Directory.EnumerateFiles(RepositoryFiles.Find("tests/OpenRollout.Manifest.Tests/Corpus"), "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFiles.Find("."), path).Replace('\\', '/'))
            .Append("flags.json")
            .Order(StringComparer.Ordinal);

    public static string ReadOwn(string name) => File.ReadAllText(RepositoryFiles.Find($"{Folder}/Manifests/{name}.json"));

    public static string Read(string path) => File.ReadAllText(RepositoryFiles.Find(path));
}
