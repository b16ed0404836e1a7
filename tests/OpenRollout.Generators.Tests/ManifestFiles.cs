namespace OpenRollout.Generators.Tests;

/// <summary>The manifests that the tests read.</summary>
internal static class ManifestFiles
{
    public const string Folder = "tests/OpenRollout.Generators.Tests";

    /// <summary>The names of the manifests of this project.</summary>
    public static IEnumerable<string> Own
        => Directory.EnumerateFiles(RepositoryFiles.Find($"{Folder}/Manifests"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <summary>The manifests, good and bad, by which the reader is tested, and the repository's own.</summary>
    public static IEnumerable<string> OfTheReader
        => Directory.EnumerateFiles(RepositoryFiles.Find("tests/OpenRollout.Manifest.Tests/Corpus"), "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFiles.Find("."), path).Replace('\\', '/'))
            .Append("flags.json")
            .Order(StringComparer.Ordinal);

    public static string ReadOwn(string name) => File.ReadAllText(RepositoryFiles.Find($"{Folder}/Manifests/{name}.json"));

    public static string Read(string path) => File.ReadAllText(RepositoryFiles.Find(path));
}
