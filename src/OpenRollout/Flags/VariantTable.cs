using OpenFeature.Constant;
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

    /// <summary>
    /// Returns the variant with the name in the details, and the variant with the value where an error or an override gave the
    /// value: with an error, the name is not a variant's; OpenFeature's client, for example, sets it to an empty string.
    /// </summary>
    public TVariant VariantOf(FlagEvaluationDetails<T> details)
    {
        if (details.ErrorType != ErrorType.None || details.Variant is not { } name)
        {
            return VariantOf(details.Value);
        }

        foreach (var variant in _variants)
        {
            if (name == variant.Name)
            {
                return variant.Variant;
            }
        }

        return default;
    }

    private TVariant VariantOf(T value)
    {
        foreach (var variant in _variants)
        {
            if (EqualityComparer<T>.Default.Equals(variant.Value, value))
            {
                return variant.Variant;
            }
        }

        return default;
    }
}
