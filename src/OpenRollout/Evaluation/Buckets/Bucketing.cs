using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Buckets;

/// <summary>
/// Puts units into buckets: the only place where that is done. It is flagd's fractional algorithm, so a rollout that is
/// moved there keeps the same people in.
/// </summary>
internal readonly struct Bucketing
{
    private readonly SaltedHash _hash;

    private Bucketing(string salt) => _hash = new SaltedHash(salt);

    /// <summary>Tells who is in.</summary>
    public static Bucketing OfShares(string salt) => new(salt);

    /// <summary>Tells who gets which variant: by another salt, so that being in says nothing about which one it is.</summary>
    public static Bucketing OfSplits(string salt) => new(salt + "/split");

    /// <summary>Returns the unit's bucket, 0 to 99999: it is in at p thousandths of a percent when that is less than p.</summary>
    public int Bucket(string unit) => Place(unit, Percentage.All);

    /// <summary>Returns the unit's place among the weights of a split, 0 to one less than their sum.</summary>
    public int Place(string unit, int totalWeight) => (int)(((ulong)_hash.Hash(unit) * (uint)totalWeight) >> 32);
}
