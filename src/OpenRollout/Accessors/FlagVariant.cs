namespace OpenRollout;

/// <summary>A named variant of a flag at build time.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TVariant">The generated enum of the variants.</typeparam>
/// <param name="Name">The variant's name in the manifest.</param>
/// <param name="Variant">The member of the generated enum.</param>
/// <param name="Value">The value at build time.</param>
public readonly record struct FlagVariant<T, TVariant>(string Name, TVariant Variant, T Value)
    where TVariant : struct, Enum;
