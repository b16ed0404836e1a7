using OpenRollout.Manifest.Buckets;

namespace OpenRollout.Manifest.Tests;

/// <summary>The reasoning puts witnesses into the same buckets as the engine puts users. The rows are from the engine's corpus.</summary>
public sealed class BucketTests
{
    [Fact]
    public void Every_row()
    {
        var rows = Corpus.Parse(Corpus.Read("bucketing.json")).GetProperty("rows").EnumerateArray().ToArray();
        Assert.InRange(rows.Length, 500, int.MaxValue);
        Assert.All(rows, row => Assert.Equal(
            row.GetProperty("bucket").GetInt32(),
            Bucketing.OfShares(row.GetProperty("flag").GetString()!).Bucket(row.GetProperty("unit").GetString()!)));
    }
}
