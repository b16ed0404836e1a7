namespace OpenRollout.Manifest.Reasoning;

/// <summary>What those get whom an audience takes in: values with weights, those left out that nobody gets.</summary>
internal sealed class Served
{
    private readonly IReadOnlyList<(ManifestValue Value, int Weight)> _shares;

    private Served(IReadOnlyList<(ManifestValue Value, int Weight)> shares) => _shares = shares;

    /// <summary>Whether a unit is needed to tell who gets what.</summary>
    public bool IsSplit => _shares.Count > 1;

    public static Served By(FlagDefinition flag, AudienceDefinition audience)
    {
        if ((audience.Serve ?? flag.GetRollout()?.Serve) is not { } serve)
        {
            return new Served([(flag.OppositeVariant!.Value, 1)]);
        }

        return new Served([.. serve.Variants
            .Where(weighted => weighted.Weight > 0)
            .Select(weighted => (flag.FindVariant(weighted.Variant.Value)!.Value, weighted.Weight))]);
    }

    /// <summary>Whether everybody gets the same from both. Splits are the same when their ranges are.</summary>
    public bool IsSame(Served other)
        => _shares.Count == other._shares.Count
            && _shares.Zip(other._shares, (left, right) => left.Value.Equals(right.Value) && (!IsSplit || left.Weight == right.Weight)).All(same => same);

    public bool CanGive(ManifestValue value) => _shares.Any(share => share.Value.Equals(value));

    /// <summary>Returns what the unit gets, or null where the unit that a split needs is missing.</summary>
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

        var place = (long)Buckets.Place(salt + Buckets.SplitSuffix, unit, (uint)_shares.Sum(share => share.Weight));
        return _shares.First(share => (place -= share.Weight) < 0).Value;
    }
}
