using System.Collections.Frozen;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>Finds the member of a generated enum for what an evaluation gave.</summary>
internal sealed class VariantTable<T, TVariant>(FlagVariant<T, TVariant>[] variants)
    where TVariant : struct, Enum
{
    private readonly FlagVariant<T, TVariant>[] _variants = variants;
    private readonly FrozenDictionary<string, TVariant> _byName = variants.ToFrozenDictionary(variant => variant.Name, variant => variant.Variant, StringComparer.Ordinal);

    /// <summary>The variant by its name; by its value where an error or an override gave none.</summary>
    public TVariant VariantOf(FlagEvaluationDetails<T> details)
    {
        if (details.Variant is { } name)
        {
            return _byName.GetValueOrDefault(name);
        }

        foreach (var variant in _variants)
        {
            if (EqualityComparer<T>.Default.Equals(variant.Value, details.Value))
            {
                return variant.Variant;
            }
        }

        return default;
    }
}
