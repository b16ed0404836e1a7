using OpenRollout.Manifest.Buckets;

namespace OpenRollout.Cli.Differences;

/// <summary>A hash of a unit. Two flags, or the two sides of a comparison, with the same salt and unit have the same hash.</summary>
/// <param name="Salt">The text that is hashed before the unit, with the ending for splits.</param>
/// <param name="Unit">The name of the attribute that is the unit.</param>
internal sealed record HashSource(string Salt, string Unit)
{
    /// <summary>The number of hashes.</summary>
    public const ulong Size = 1UL << 32;

    /// <summary>Returns the source of the bucket that decides who is in.</summary>
    public static HashSource OfShares(string salt, string unit) => new(salt, unit);

    /// <summary>Returns the source of the place that decides who gets which variant.</summary>
    public static HashSource OfSplits(string salt, string unit) => new(salt + Bucketing.SplitEnding, unit);

    /// <summary>Returns the hashes that take a place from <paramref name="start"/> to just below <paramref name="end"/> of <paramref name="total"/> places.</summary>
    public static HashRange RangeOf(ulong start, ulong end, ulong total) => new(First(start, total), First(end, total));

    /// <summary>Returns the least hash whose place, <c>(hash * total) &gt;&gt; 32</c>, is at least the given one.</summary>
    private static ulong First(ulong place, ulong total) => ((place << 32) + total - 1) / total;
}
