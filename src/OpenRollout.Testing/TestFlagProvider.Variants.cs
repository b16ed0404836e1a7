namespace OpenRollout.Testing;

/// <content>Sets flags to their variants.</content>
public sealed partial class TestFlagProvider
{
    /// <summary>Sets a flag to a variant, with the value that the variant had in the manifest when the application was built.</summary>
    /// <typeparam name="TVariant">The generated variant enum.</typeparam>
    /// <param name="flag">The flag.</param>
    /// <param name="variant">The variant.</param>
    /// <returns>This provider.</returns>
    /// <exception cref="ArgumentException">The flag does not have the variant, for example <c>Unknown</c>.</exception>
    public TestFlagProvider Set<TVariant>(StringFlag<TVariant> flag, TVariant variant)
        where TVariant : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(flag);
        return SetVariant(flag, flag.Variants, variant);
    }

    /// <inheritdoc cref="Set{TVariant}(StringFlag{TVariant}, TVariant)"/>
    public TestFlagProvider Set<TVariant>(IntegerFlag<TVariant> flag, TVariant variant)
        where TVariant : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(flag);
        return SetVariant(flag, flag.Variants, variant);
    }

    /// <inheritdoc cref="Set{TVariant}(StringFlag{TVariant}, TVariant)"/>
    public TestFlagProvider Set<TVariant>(DoubleFlag<TVariant> flag, TVariant variant)
        where TVariant : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(flag);
        return SetVariant(flag, flag.Variants, variant);
    }

    /// <inheritdoc cref="Set{TVariant}(StringFlag{TVariant}, TVariant)"/>
    /// <typeparam name="T">The generated value type.</typeparam>
    /// <typeparam name="TVariant">The generated variant enum.</typeparam>
    public TestFlagProvider Set<T, TVariant>(ObjectFlag<T, TVariant> flag, TVariant variant)
        where T : class
        where TVariant : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(flag);
        return SetVariant(flag, flag.Variants, variant);
    }

    private TestFlagProvider SetVariant<T, TVariant>(FeatureFlag<T> flag, IReadOnlyList<FlagVariant<T, TVariant>> variants, TVariant variant)
        where TVariant : struct, Enum
    {
        foreach (var known in variants)
        {
            if (EqualityComparer<TVariant>.Default.Equals(known.Variant, variant))
            {
                return SetValue(flag, known.Value, known.Name);
            }
        }

        throw new ArgumentException(
            $"The flag '{flag.Key}' has no variant '{variant}'; it has {string.Join(", ", variants.Select(known => known.Variant))}.", nameof(variant));
    }
}
