namespace OpenRollout.Manifest.Tests;

/// <summary>Files of keys: the reader gets their problems from <see cref="ICohortFiles"/> and reports them at the path in the manifest.</summary>
public sealed class CohortTests
{
    private const string Text = """
        { "segments": { "a": { "keysFrom": "good.txt" }, "b": { "keysFrom": "lost/bad.txt" }, "c": { "keys": [] } }, "flags": {} }
        """;

    [Fact]
    public void A_file_with_a_problem_is_reported_at_its_path()
    {
        var cohorts = new Files();
        var problem = Assert.Single(ManifestReader.Read(System.Text.Encoding.UTF8.GetBytes(Text), "flags.json", cohorts).Problems);
        Assert.Equal("flags.json(1,70): error ROLL1004: there is no lost/bad.txt", problem.ToString());
        Assert.Equal("lost/bad.txt".Length, problem.Range.Length);
        Assert.Equal(["good.txt", "lost/bad.txt"], cohorts.Asked);
    }

    [Fact]
    public void A_path_that_leaves_the_folder_is_never_asked_for()
    {
        var cohorts = new Files();
        var text = Text.Replace("lost/", "../", StringComparison.Ordinal);
        Assert.Equal("ROLL1004", Assert.Single(ManifestReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "flags.json", cohorts).Problems).Id);
        Assert.Equal(["good.txt"], cohorts.Asked);
    }

    [Fact]
    public void Without_anybody_who_knows_them_files_are_left_alone() => Verify.IsGood(Text);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void More_than_a_hundred_files_are_an_error_at_each_that_is_too_many_in_a_build_too(bool knowsFiles)
    {
        var cohorts = new Files();
        var segments = string.Join(",\n", Enumerable.Range(0, 102).Append(0).Select((file, segment) => $$"""  "s{{segment}}": { "keysFrom": "{{file}}.txt" }"""));
        var text = $$"""{ "segments": {{{"\n"}}{{segments}} }, "flags": {} }""";
        var problems = ManifestReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "flags.json", knowsFiles ? cohorts : null).Problems;
        Assert.Equal([("ROLL1004", 102), ("ROLL1004", 103)], problems.Select(problem => (problem.Id, problem.Start.Line)));
        Assert.Contains("'100.txt' exceeds the limit of 100 files of keys", problems[0].Message, StringComparison.Ordinal);
        Assert.Empty(cohorts.Asked);
    }

    private sealed class Files : ICohortFiles
    {
        public List<string> Asked { get; } = [];

        public (ProblemDescriptor Descriptor, string Message)? FindProblem(string path)
        {
            Asked.Add(path);
            return path == "good.txt" ? null : (ProblemDescriptors.InvalidValue, $"there is no {path}");
        }
    }
}
