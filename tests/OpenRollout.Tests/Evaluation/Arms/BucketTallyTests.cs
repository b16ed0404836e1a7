using OpenRollout.Evaluation.Arms;
using OpenRollout.Evaluation.Execution;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Buckets;

namespace OpenRollout.Tests.Evaluation.Arms;

/// <summary>Verifies the weights of arms by counting all buckets and all positions in splits.</summary>
public sealed class BucketTallyTests
{
    /// <summary>An audience: its percentage, the cell that it is in, and the weights of other values and of the default.</summary>
    private readonly record struct Audience(int Share, int Low, int High, int Others, int Defaults);

    [Fact]
    public void The_weights_count_exactly_the_users_of_each_arm()
    {
        for (var seed = 0; seed < 1_500; seed++)
        {
            var draw = new Draw(seed);
            Check([.. Enumerable.Range(0, draw.Between(1, 5)).Select(_ => Draw(draw))]);
        }
    }

    [Fact]
    public void A_split_without_a_common_denominator_is_in_neither_arm()
    {
        var tally = default(BucketTally);
        tally.Add(10_000, 10_000, Split(1, 1_000_000_006), 1);
        tally.Add(20_000, 20_000, Split(1, 1_000_000_008), 1);
        tally.Add(30_000, 30_000, isOther: true);
        var (_, stratum) = tally.Complete(out var _);
        Assert.Equal(new Stratum(10_000 + (10_000 * 1_000_000_007L), 70_000 * 1_000_000_007L), stratum);
    }

    private static Audience Draw(Draw draw)
    {
        var share = draw.Between(1, 20);
        var (low, high) = draw.Chance(50) ? (share, share) : (share - draw.Between(0, Math.Min(3, share)), share + draw.Between(0, 5));
        var (others, defaults) = draw.Between(0, 5) switch { 0 => (0, 1), 1 => (1, 2), 2 => (6, 3), 3 => (1, 3), _ => (1, 0) };
        return new Audience(share, low, high, others, defaults);
    }

    /// <summary>Compares the arms of each bucket with what the audiences serve for any percentage within a cell.</summary>
    private static void Check(Audience[] audiences)
    {
        var (treated, control) = (0L, 0L);
        var parts = audiences.Aggregate(1, (product, audience) => product * (audience.Others + audience.Defaults));
        for (var bucket = 0; bucket <= audiences.Max(audience => audience.High); bucket++)
        {
            var tally = new BucketTally { Bucket = bucket };
            foreach (var audience in audiences)
            {
                tally.Add(audience.Low, audience.High, Split(audience.Others, audience.Defaults), audience.Others);
            }

            var (arm, stratum) = tally.Complete(out var split);
            var count = bucket < audiences.Max(audience => audience.High) ? 1 : Percentage.All - bucket;
            if (arm == RolloutArm.Control)
            {
                control += (long)count * parts;
                Assert.All(audiences, audience => Assert.True(bucket >= audience.Share));
            }
            else if (arm == RolloutArm.Treated)
            {
                var served = audiences.First(audience => bucket < audience.Share);
                Assert.True(served.Others > 0);
                Assert.Equal(split is null, served.Defaults == 0);
                treated += (long)count * parts * served.Others / (served.Others + served.Defaults);
            }

            if (bucket == audiences.Max(audience => audience.High))
            {
                Assert.Equal((Int128)treated * stratum.Control, (Int128)control * stratum.Treated);
                Assert.Equal(treated > 0, stratum.Treated > 0);
            }
        }
    }

    private static SplitTable Split(int others, int defaults) => new(Bucketing.OfSplits("salt"), [others, others + defaults], [1, 0]);
}
