using OpenRollout.Manifest.Buckets;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>The values that an audience serves, with their weights. Values of weight 0 are left out.</summary>
internal sealed class Served
{
    private readonly IReadOnlyList<(ManifestValue Value, int Weight)> _shares;

    private Served(IReadOnlyList<(ManifestValue Value, int Weight)> shares) => _shares = shares;

    /// <summary>Gets a value indicating whether a unit decides who gets which value.</summary>
    public bool IsSplit => _shares.Count > 1;

    public static Served By(FlagDefinition flag, AudienceDefinition audience)
    {
        if (flag.GetRollout()?.ServeFor(audience) is not { } serve)
        {
            return new Served([(flag.OppositeVariant!.Value, 1)]);
        }

        return new Served([.. serve.Variants
            .Where(weighted => weighted.Weight > 0)
            .Select(weighted => (flag.FindVariant(weighted.Variant.Value)!.Value, weighted.Weight))]);
    }

    /// <summary>Returns whether every user gets the same value from both. Splits are the same if their ranges are.</summary>
    public bool IsSame(Served other)
        => _shares.Count == other._shares.Count
            && _shares.Zip(other._shares, (left, right) => left.Value.Equals(right.Value) && (!IsSplit || left.Weight == right.Weight)).All(same => same);

    public bool CanGive(ManifestValue value) => _shares.Any(share => share.Value.Equals(value));

    /// <summary>Returns the value for a unit, or null if a split has no unit to go by.</summary>
    public ManifestValue? ValueFor(string salt, string? unit)
    {
        if (!IsSplit)
        {
            return _shares[0].Value;
        }

        if (unit is null)
        {
            return null;
        }

        var place = (long)Bucketing.OfSplits(salt).Place(unit, _shares.Sum(share => share.Weight));
        return _shares.First(share => (place -= share.Weight) < 0).Value;
    }
}
