using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// Finds the member of a generated enum for what an evaluation gave. Flags have few variants, which are looked through; a
/// dictionary for each enum would be code that every application compiles when it starts.
/// </summary>
internal readonly struct VariantTable<T, TVariant>(FlagVariant<T, TVariant>[] variants)
    where TVariant : struct, Enum
{
    /// <summary>The reason, and the name of the variant, that OpenFeature gives with each default until a provider is set.</summary>
    private const string NoProvider = "No-op";

    private readonly FlagVariant<T, TVariant>[] _variants = variants;

    /// <summary>All variants, for who lists them.</summary>
    public IReadOnlyList<FlagVariant<T, TVariant>> All => _variants.AsReadOnly();

    /// <summary>The variant by its name; by its value where an error, an override or the lack of a provider gave none.</summary>
    public TVariant VariantOf(FlagEvaluationDetails<T> details)
    {
        if (details.Variant is not { } name)
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

        return details.Reason == NoProvider ? VariantOf(details.Value) : default;
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
