using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>
/// Puts units into buckets: the only place where that is done. It is flagd's fractional algorithm, so a rollout that is
/// moved there keeps the same people in.
/// </summary>
internal readonly struct Bucketing
{
    private readonly SaltedHash _inclusion;
    private readonly SaltedHash _split;

    public Bucketing(string salt)
    {
        _inclusion = new SaltedHash(salt);
        // Another salt, so that being in says nothing about which variant it is.
        _split = new SaltedHash(salt + "/split");
    }

    /// <summary>Returns the unit's bucket, 0 to 99999: it is in at p thousandths of a percent when that is less than p.</summary>
    public int Bucket(string unit) => Scale(_inclusion.Hash(unit), Percentage.All);

    /// <summary>Returns the unit's place among the weights of a split, 0 to one less than their sum.</summary>
    public int Place(string unit, int totalWeight) => Scale(_split.Hash(unit), totalWeight);

    private static int Scale(uint hash, int size) => (int)(((ulong)hash * (uint)size) >> 32);
}
