namespace OpenRollout.Manifest.Buckets;

/// <summary>
/// Computes buckets, for evaluations as well as for the review of a manifest, with flagd's fractional algorithm: a rollout
/// that is moved to flagd keeps the same users in. The only implementation.
/// </summary>
internal readonly struct Bucketing
{
    /// <summary>The text after a salt when it decides who gets which variant.</summary>
    public const string SplitEnding = "/split";

    private readonly SaltedHash _hash;

    private Bucketing(string salt) => _hash = new SaltedHash(salt);

    /// <summary>Returns the bucketing that decides which units are in.</summary>
    public static Bucketing OfShares(string salt) => new(salt);

    /// <summary>Returns the bucketing that decides which unit gets which variant. It has another salt, so that the variant does not depend on the bucket.</summary>
    public static Bucketing OfSplits(string salt) => new(salt + SplitEnding);

    /// <summary>Returns the unit's bucket, 0 to 99999. A unit is in at a percentage of p thousandths when its bucket is less than p.</summary>
    public int Bucket(string unit) => Place(unit, Percentage.All);

    /// <summary>Returns the unit's position among the weights of a split, from 0 to one less than their sum.</summary>
    public int Place(string unit, int totalWeight) => (int)(((ulong)_hash.Hash(unit) * (uint)totalWeight) >> 32);
}
