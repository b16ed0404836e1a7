using System.Text.Json;

namespace OpenRollout.Manifest.Tests;

/// <summary>The reader and the schema agree on a folder of manifests, except for errors that only the reader can find.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Good => new(Corpus.Good);

    public static TheoryData<string> Structure => new(Corpus.Structure);

    public static TheoryData<string> Meaning => new(Corpus.Meaning);

    [Theory]
    [MemberData(nameof(Good))]
    public void Both_accept_what_is_good(string file)
    {
        var bytes = Corpus.Read(file);
        Assert.Empty(ReadingLaws.Hold(bytes).Problems.Select(problem => problem.ToString()));
        Assert.True(Corpus.Schema.Accepts(Corpus.Parse(bytes)));
    }

    [Theory]
    [MemberData(nameof(Structure))]
    public void Both_refuse_what_is_bad_in_structure(string file)
    {
        var bytes = Corpus.Read(file);
        AssertOnlyProblem(file, ReadingLaws.Hold(bytes));
        Assert.False(Corpus.Schema.Accepts(Corpus.Parse(bytes)));
    }

    [Theory]
    [MemberData(nameof(Meaning))]
    public void Only_the_reader_refuses_what_is_bad_in_meaning(string file)
    {
        var bytes = Corpus.Read(file);
        var reading = ReadingLaws.Hold(bytes);
        if (IdOf(file) == ProblemDescriptors.NameCollision.Id)
        {
            // Only a build checks C# names.
            Assert.Empty(reading.Problems);
            reading = ManifestReview.Read(bytes);
            ReadingLaws.Hold(bytes, reading);
        }

        AssertOnlyProblem(file, reading);
        Assert.True(Corpus.Schema.Accepts(Corpus.Parse(bytes)));
    }

    /// <summary>Checks the requirements of the OpenFeature CLI's reader, so that both can use the same file.</summary>
    [Theory]
    [MemberData(nameof(Good))]
    public void The_OpenFeature_CLI_accepts_what_is_good(string file)
    {
        var flags = Corpus.Parse(Corpus.Read(file)).GetProperty("flags");
        Assert.Equal(JsonValueKind.Object, flags.ValueKind);
        foreach (var flag in flags.EnumerateObject())
        {
            Assert.True(IsOpenFeatureFlag(flag.Value), flag.Name);
        }
    }

    [Theory]
    [InlineData("""{ "flagType": "boolean" }""")]
    [InlineData("""{ "defaultValue": true }""")]
    [InlineData("""{ "flagType": "bool", "defaultValue": true }""")]
    [InlineData("""{ "flagType": "integer", "defaultValue": 1.5 }""")]
    [InlineData("""{ "flagType": "object", "defaultValue": [] }""")]
    [InlineData("[]")]
    public void The_OpenFeature_CLI_refuses_other_things_among_the_flags(string flag) => Assert.False(IsOpenFeatureFlag(JsonDocument.Parse(flag).RootElement));

    [Fact]
    public void Every_id_has_an_example()
    {
        var examples = Corpus.Structure.Concat(Corpus.Meaning).Concat(Corpus.In("overlays/structure")).Select(IdOf).ToHashSet();
        // A schema cannot validate invalid JSON; problems of files of keys, caches, servers and decisions need more than a manifest;
        // large manifests do not belong in this folder; only the review gives advice.
        var others = new[]
        {
            ProblemDescriptors.InvalidJson, ProblemDescriptors.CohortNotAvailable, ProblemDescriptors.CacheNotUsable, ProblemDescriptors.GeneratedCodeTooLarge,
            ProblemDescriptors.ManifestNotAvailable, ProblemDescriptors.DecisionNotAllowed, ProblemDescriptors.RefusedByOpenFeature,
            ProblemDescriptors.UnreachableAudience, ProblemDescriptors.ImpossibleCondition, ProblemDescriptors.UnstableValue, ProblemDescriptors.NoHoldBack,
        };
        Assert.Empty(ProblemDescriptors.All.Except(others).Select(descriptor => descriptor.Id).Except(examples));
        Assert.InRange(Corpus.Good.Count, 25, int.MaxValue);
        Assert.InRange(Corpus.Structure.Count + Corpus.Meaning.Count, 60, int.MaxValue);
    }

    private static void AssertOnlyProblem(string file, ManifestReadResult reading)
        => Assert.Equal([IdOf(file)], reading.Problems.Select(problem => problem.Id).Distinct());

    private static string IdOf(string file) => Path.GetFileName(file)[..8];

    private static bool IsOpenFeatureFlag(JsonElement flag)
        => flag.ValueKind == JsonValueKind.Object
            && flag.TryGetProperty("flagType", out var type)
            && flag.TryGetProperty("defaultValue", out var value)
            && type.GetString() switch
            {
                "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                "string" => value.ValueKind == JsonValueKind.String,
                "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
                "float" => value.ValueKind == JsonValueKind.Number,
                "object" => value.ValueKind == JsonValueKind.Object,
                _ => false,
            };
}
