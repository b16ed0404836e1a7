namespace OpenRollout.Manifest;

/// <summary>What those get who are in: one variant, or one of several by weight.</summary>
/// <param name="Variants">The variants in the order in which they take their ranges; a single one is served to all.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record ServeDefinition(IReadOnlyList<WeightedVariant> Variants, TextRange Range)
{
    /// <summary>The sum of the weights, from 1 to 2147483647.</summary>
    public int TotalWeight
    {
        get
        {
            var sum = 0;
            for (var index = 0; index < Variants.Count; index++)
            {
                sum += Variants[index].Weight;
            }

            return sum;
        }
    }

    /// <summary>The only variant that anybody can get, or null where several can.</summary>
    public WeightedVariant? Single
    {
        get
        {
            WeightedVariant? only = null;
            for (var index = 0; index < Variants.Count; index++)
            {
                if (Variants[index].Weight <= 0)
                {
                    continue;
                }

                if (only is not null)
                {
                    return null;
                }

                only = Variants[index];
            }

            return only;
        }
    }
}
