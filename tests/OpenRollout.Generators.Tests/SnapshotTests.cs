using System.Text.RegularExpressions;

namespace OpenRollout.Generators.Tests;

public sealed partial class SnapshotTests
{
    public static TheoryData<string> Names => [.. ManifestFiles.Own];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_code_of_a_manifest_is_what_was_accepted(string name)
    {
        var build = TestProject.With(ManifestFiles.ReadOwn(name)).Build().AssertClean();

        // The version of the generator is no matter of a manifest.
        Snapshot.Matches($"{ManifestFiles.Folder}/Snapshots", name, Version().Replace(build.Text, "\"OpenRollout.Generators\", \"x.y.z\""));
    }

    [Fact]
    public void There_is_a_manifest_for_each_accepted_snapshot()
        => Assert.Equal(
            ManifestFiles.Own,
            Directory.EnumerateFiles(RepositoryFiles.Find($"{ManifestFiles.Folder}/Snapshots"), "*.verified.txt")
                .Select(path => Path.GetFileName(path).Replace(".verified.txt", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));

    [GeneratedRegex("""
        "OpenRollout\.Generators", "[0-9.]+"
        """)]
    private static partial Regex Version();
}
