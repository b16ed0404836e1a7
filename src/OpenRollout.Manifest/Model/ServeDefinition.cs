namespace OpenRollout.Manifest;

/// <summary>The variant that users in a rollout get, or a split between several variants. Immutable.</summary>
public sealed class ServeDefinition
{
    /// <summary>Gets the variants with their weights, in the order in which they take their ranges of a split. Without a split, there is one variant, with the weight 1.</summary>
    public required IReadOnlyList<WeightedVariant> Variants { get; init; }

    /// <summary>Gets the position in the manifest.</summary>
    public TextRange Range { get; init; }

    /// <summary>Gets the sum of the weights, from 1 to 2147483647.</summary>
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

    /// <summary>Gets the only variant with a weight above zero, or null if there are several.</summary>
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
