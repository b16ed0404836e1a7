namespace OpenRollout.Manifest;

/// <summary>A named value of a flag. Immutable.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, of the flag's type.</param>
/// <param name="Range">The position of the name in the manifest.</param>
public sealed record VariantDefinition(string Name, ManifestValue Value, TextRange Range)
{
    /// <summary>The variant name reported for a default value that no variant has. No variant can have this name.</summary>
    public const string ReservedName = "default";

    /// <summary>Gets the variants of a boolean flag that declares none.</summary>
    internal static IReadOnlyList<VariantDefinition> OnAndOff { get; } = Array.AsReadOnly(
    [
        new VariantDefinition("on", ManifestValue.True, default),
        new VariantDefinition("off", ManifestValue.False, default),
    ]);
}
