using FsCheck;
using FsCheck.Fluent;

namespace OpenRollout.Manifest.Tests;

/// <summary>The review accepts the same input as the reader: it never throws, keeps the reader's problems, and reports valid locations.</summary>
public sealed class RobustnessTests
{
    [Fact]
    public void Every_manifest_of_the_corpus() => Assert.All(
        Corpus.Good.Concat(Corpus.Structure).Concat(Corpus.Meaning),
        file => AssertAddsAdviceAlone(Corpus.Read(file)));

    [Fact]
    public void Random_changes_to_a_good_manifest() => Prop.ForAll(Spoilt.Mutations.ToArbitrary(), AssertAddsAdviceAlone)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(new Replay(new Rnd(20_261_122, 11), null)));

    [Fact]
    public void A_manifest_that_uses_every_part_of_the_format_and_means_it() => Assert.Empty(ManifestReview.Read(GoodManifests.Bytes).Problems);

    private static void AssertAddsAdviceAlone(byte[] bytes)
    {
        // Only a build checks C# names. A collision is an error, not advice.
        var review = ManifestReview.Read(bytes);
        ReadingLaws.Hold(bytes, review);
        var reading = ManifestReader.Read(bytes);
        Assert.Equal(reading.Problems, review.Problems.Where(problem => problem.Id is not ("ROLL1006" or "ROLL1007" or "ROLL2004" or "ROLL2005" or "ROLL2006" or "ROLL2010")));
        Assert.True(reading.FirstError is null || review.Problems.Count(problem => problem.Id != "ROLL1006") == reading.Problems.Count);
        Assert.Equal(review.Problems, ManifestReview.Read(bytes).Problems);
    }
}
