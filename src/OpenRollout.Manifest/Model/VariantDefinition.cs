namespace OpenRollout.Manifest;

/// <summary>A named value of a flag.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, of the flag's type.</param>
/// <param name="Range">The place of the name in the manifest.</param>
public sealed record VariantDefinition(string Name, ManifestValue Value, TextRange Range)
{
    /// <summary>The name under which a default is reported that no variant has; no variant may take it.</summary>
    public const string ReservedName = "default";

    /// <summary>The variants of a boolean flag that declares none.</summary>
    internal static IReadOnlyList<VariantDefinition> OnAndOff { get; } = Array.AsReadOnly(
    [
        new VariantDefinition("on", ManifestValue.True, default),
        new VariantDefinition("off", ManifestValue.False, default),
    ]);
}
