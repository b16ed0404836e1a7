namespace OpenRollout.Manifest.Tests;

/// <summary>The reader and the overlay's schema agree on a folder of overlays of one manifest, except for errors that only the reader can find.</summary>
public sealed class OverlayCorpusTests
{
    private static readonly StrictSchema Schema = new(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schema", "openrollout.overlay.schema.json")));

    public static TheoryData<string> Good => new(Corpus.In("overlays/good"));

    public static TheoryData<string> Structure => new(Corpus.In("overlays/structure"));

    public static TheoryData<string> Meaning => new(Corpus.In("overlays/meaning"));

    [Fact]
    public void The_manifest_is_good()
    {
        var manifest = Corpus.Read("overlays/flags.json");
        Assert.Empty(ReadingLaws.Hold(manifest).Problems);
        Assert.True(Corpus.Schema.Accepts(Corpus.Parse(manifest)));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void Both_accept_what_is_good(string file)
    {
        Assert.Empty(Read(file).Problems.Select(problem => problem.ToString()));
        Assert.True(Accepts(file));
    }

    [Theory]
    [MemberData(nameof(Structure))]
    public void Both_refuse_what_is_bad_in_structure(string file)
    {
        AssertOnlyProblem(file);
        Assert.False(Accepts(file));
    }

    [Theory]
    [MemberData(nameof(Meaning))]
    public void Only_the_reader_refuses_what_is_bad_in_meaning(string file)
    {
        AssertOnlyProblem(file);
        Assert.True(Accepts(file));
    }

    private static void AssertOnlyProblem(string file)
    {
        var problems = Read(file).Problems;
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Equal((Path.GetFileName(file)[..8], "flags.Production.json", true), (problem.Id, problem.Path, problem.IsError)));
    }

    private static bool Accepts(string file) => Schema.Accepts(Corpus.Parse(Corpus.Read(file)));

    private static ManifestReadResult Read(string file) => ManifestReader.Read(new ManifestLayers(Corpus.Read("overlays/flags.json"), "Production", Corpus.Read(file)));
}
