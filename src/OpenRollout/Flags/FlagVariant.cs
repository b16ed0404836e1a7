namespace OpenRollout;

/// <summary>A variant of a flag as generated code knows it.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TVariant">The generated enum of the variants.</typeparam>
/// <param name="Name">The name in the manifest.</param>
/// <param name="Variant">The member of the enum.</param>
/// <param name="Value">The value that it had at the time of the build.</param>
public readonly record struct FlagVariant<T, TVariant>(string Name, TVariant Variant, T Value)
    where TVariant : struct, Enum;
