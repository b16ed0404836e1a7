using System.Globalization;
using System.Text.Json;
using OpenRollout.Tests.Evaluation.Reference;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Verifies that units get the same buckets as with flagd's algorithm, using 550 reference rows.</summary>
public sealed class BucketingTests
{
    private static readonly (string Flag, string Unit, int Bucket)[] Rows = ReadRows();

    [Fact]
    public void A_unit_is_in_at_one_thousandth_above_its_bucket_and_out_at_its_bucket()
    {
        Assert.Equal(550, Rows.Length);
        foreach (var rows in Rows.GroupBy(row => row.Flag))
        {
            foreach (var chunk in rows.Chunk(20))
            {
                // Two flags for each row, one per side of the boundary, with the salt of the row's flag.
                var flags = chunk.SelectMany((row, index) => new[] { Flag($"out{index}", row.Flag, row.Bucket), Flag($"in{index}", row.Flag, row.Bucket + 1) });
                var program = Manifests.Compile($$"""{ "flags": { {{string.Join(",", flags)}} } }""");
                for (var index = 0; index < chunk.Length; index++)
                {
                    var user = UserContext.Of(chunk[index].Unit);
                    Assert.True(program.Evaluate($"in{index}", user).Value.Boolean, $"{chunk[index]} is out");
                    Assert.False(program.Evaluate($"out{index}", user).Value.Boolean, $"{chunk[index]} is in");
                }
            }
        }
    }

    [Fact]
    public void The_flags_key_is_the_salt_and_explanations_tell_the_bucket()
    {
        foreach (var rows in Rows.GroupBy(row => row.Flag))
        {
            var program = Manifests.Compile($$"""{ "flags": { {{Flag(rows.Key, null, 50_000)}} } }""");
            Assert.All(rows, row => Assert.Equal(row.Bucket, program.Explain(row.Flag, UserContext.Of(row.Unit)).Steps.Single().Bucket));
        }
    }

    [Fact]
    public void The_reference_agrees_with_the_rows()
        => Assert.All(Rows, row => Assert.Equal(row.Bucket, ReferenceBuckets.Place(row.Flag, row.Unit, 100_000)));

    [Theory]
    [InlineData("half \ud83d")]
    [InlineData("\ude00")]
    [InlineData("\ude00\ud83d")]
    public void Half_of_a_surrogate_pair_counts_as_the_replacement_character(string unit)
    {
        var replaced = unit.Replace('\ud83d', '\ufffd').Replace('\ude00', '\ufffd');
        Assert.Equal(BucketOf("salt", replaced), BucketOf("salt", unit));
    }

    [Fact]
    public void Units_of_any_length_and_salts_of_any_tail_are_hashed_as_a_whole()
    {
        foreach (var salt in new[] { "s", "sä", "sal", "salt", "€uro", "😀x" })
        {
            foreach (var length in new[] { 1, 2, 3, 4, 5, 127, 128, 129, 1000, 100_000 })
            {
                foreach (var letter in new[] { "a", "ø", "日", "😀" })
                {
                    var unit = string.Concat(Enumerable.Repeat(letter, length));
                    Assert.Equal((int)ReferenceBuckets.Place(salt, unit, 100_000), BucketOf(salt, unit));
                }
            }
        }
    }

    private static int? BucketOf(string salt, string unit)
        => Manifests.Compile($$"""{ "flags": { {{Flag("f", salt, 50_000)}} } }""").Explain("f", UserContext.Of(unit)).Steps.Single().Bucket;

    private static string Flag(string key, string? salt, int thousandths) => $$"""
        {{JsonSerializer.Serialize(key)}}: { "flagType": "boolean", "defaultValue": false, "rollout": {
          {{(salt is null ? "" : $"\"salt\": {JsonSerializer.Serialize(salt)},")}} "stage": "s",
          "stages": [ { "name": "s", "audiences": [ { "percentage": {{(thousandths / 1000m).ToString(CultureInfo.InvariantCulture)}} } ] } ] } }
        """;

    private static (string Flag, string Unit, int Bucket)[] ReadRows()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Find("tests/OpenRollout.Tests/Evaluation/Corpus/bucketing.json")));
        return
        [
            .. document.RootElement.GetProperty("rows").EnumerateArray().Select(row => (
                row.GetProperty("flag").GetString()!, row.GetProperty("unit").GetString()!, row.GetProperty("bucket").GetInt32())),
        ];
    }
}
