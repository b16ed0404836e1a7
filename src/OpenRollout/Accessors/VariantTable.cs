using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Accessors;

/// <summary>
/// Maps evaluation details to the members of a generated enum. Flags have few variants, so it searches linearly: a
/// dictionary for each enum type would be code that every application compiles at startup.
/// </summary>
internal readonly struct VariantTable<T, TVariant>(FlagVariant<T, TVariant>[] variants)
    where TVariant : struct, Enum
{
    private readonly FlagVariant<T, TVariant>[] _variants = variants;

    /// <summary>Gets all variants, in the manifest's order.</summary>
    public IReadOnlyList<FlagVariant<T, TVariant>> All => _variants.AsReadOnly();

    /// <summary>
    /// Returns the variant with the name in the details; for an error or an override, the variant with the value. The name in the
    /// details of an error is not a variant's: OpenFeature's client, for example, sets it to an empty string. Returns the
    /// enum's default, <c>Unknown</c>, if there is no such variant.
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
