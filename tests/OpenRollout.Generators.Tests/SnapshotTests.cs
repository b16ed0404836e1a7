using System.Text.RegularExpressions;

namespace OpenRollout.Generators.Tests;

public sealed partial class SnapshotTests
{
    public static TheoryData<string> Names => [.. ManifestFiles.Own];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_code_of_a_manifest_is_what_was_accepted(string name)
    {
        var project = TestProject.With(ManifestFiles.ReadOwn(name));
        // The version of the generator does not matter.
        Snapshot.Matches($"{ManifestFiles.Folder}/Snapshots", name, Version().Replace(project.Build().Text, "\"OpenRollout.Generators\", \"x.y.z\""));

        await GeneratorTest.VerifyAsync(project, ReadAccepted(name));
    }

    [Fact]
    public void There_is_a_manifest_for_each_accepted_snapshot()
        => Assert.Equal(
            ManifestFiles.Own,
            Directory.EnumerateFiles(RepositoryFiles.Find($"{ManifestFiles.Folder}/Snapshots"), "*.verified.txt")
                .Select(path => Path.GetFileName(path).Replace(".verified.txt", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));

    /// <summary>Reads the accepted files of a manifest: each begins with <c>==== name</c>.</summary>
    private static IEnumerable<(string HintName, string Text)> ReadAccepted(string name)
        => File.ReadAllText(RepositoryFiles.Find($"{ManifestFiles.Folder}/Snapshots/{name}.verified.txt"))
            .Replace("\"x.y.z\"", $"\"{typeof(FlagsGenerator).Assembly.GetName().Version!.ToString(3)}\"", StringComparison.Ordinal)
            .Split("==== ", StringSplitOptions.RemoveEmptyEntries)
            .Select(file => (file[..file.IndexOf('\n', StringComparison.Ordinal)], file[(file.IndexOf('\n', StringComparison.Ordinal) + 1)..]));

    [GeneratedRegex("""
        "OpenRollout\.Generators", "[0-9.]+"
        """)]
    private static partial Regex Version();
}
