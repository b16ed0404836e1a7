using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// Finds the member of a generated enum for what an evaluation gave. Flags have few variants, which are looked through; a
/// dictionary for each enum would be code that every application compiles when it starts.
/// </summary>
internal readonly struct VariantTable<T, TVariant>(FlagVariant<T, TVariant>[] variants)
    where TVariant : struct, Enum
{
    private readonly FlagVariant<T, TVariant>[] _variants = variants;

    /// <summary>All variants, for who lists them.</summary>
    public IReadOnlyList<FlagVariant<T, TVariant>> All => _variants.AsReadOnly();

    /// <summary>The variant by its name; by its value where an error or an override gave none.</summary>
    public TVariant VariantOf(FlagEvaluationDetails<T> details)
    {
        foreach (var variant in _variants)
        {
            if (details.Variant is { } name ? name == variant.Name : EqualityComparer<T>.Default.Equals(variant.Value, details.Value))
            {
                return variant.Variant;
            }
        }

        return default;
    }
}
