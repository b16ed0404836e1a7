using OpenRollout.Manifest.Model;

namespace OpenRollout.Manifest;

/// <summary>A flag as the manifest defines it: its type, its values, and the rollout that decides which user gets which value. Immutable.</summary>
public sealed class FlagDefinition
{
    private RolloutHolder _rollout;

    /// <summary>Gets the key that identifies the flag. Dots separate groups.</summary>
    public required string Key { get; init; }

    /// <summary>Gets the position of the key in the manifest.</summary>
    public TextRange Range { get; init; }

    /// <summary>Gets the type of the flag's values.</summary>
    public required FlagType Type { get; init; }

    /// <summary>Gets the value for users who are not in the rollout.</summary>
    public required ManifestValue DefaultValue { get; init; }

    /// <summary>Gets the description, or null if the manifest has none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets a value indicating whether the flag is enabled, which is the kill switch: if false, everyone gets the default value.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Gets the UTC day on which the flag was disabled, or null if the manifest does not state it.</summary>
    public DateTime? DisabledSince { get; init; }

    /// <summary>Gets the reason for the flag's state, such as why it was disabled, or null if no layer states one. The text may be shown to operators.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the layer that states whether the flag is enabled; the manifest if none does.</summary>
    public ManifestLayer EnabledLayer { get; init; }

    /// <summary>Gets the flag's owner and expected lifetime, or <see cref="FlagLifecycle.Unspecified"/> if the manifest does not state them.</summary>
    public FlagLifecycle Lifecycle { get; init; } = FlagLifecycle.Unspecified;

    /// <summary>Gets the names and values that each evaluation returns as flag metadata; empty if there are none.</summary>
    public IReadOnlyList<KeyValuePair<string, ManifestValue>> Metadata { get; init; } = [];

    /// <summary>
    /// Gets the variants, in the manifest's order. A boolean flag that declares none has the variants <c>on</c> and
    /// <c>off</c>.
    /// </summary>
    public IReadOnlyList<VariantDefinition> Variants { get; init; } = [];

    /// <summary>Gets a value indicating whether the manifest declares the variants.</summary>
    public bool DeclaresVariants { get; init; }

    /// <summary>
    /// Gets the name of the variant reported with the default value: the first variant that has this value, else
    /// <see cref="VariantDefinition.ReservedName"/>.
    /// </summary>
    public string DefaultVariant
    {
        get
        {
            for (var index = 0; index < Variants.Count; index++)
            {
                if (Variants[index].Value.Equals(DefaultValue))
                {
                    return Variants[index].Name;
                }
            }

            return VariantDefinition.ReservedName;
        }
    }

    /// <summary>Gets the variant with the opposite of a boolean flag's default, which a rollout without <c>serve</c> serves; null for other types.</summary>
    internal VariantDefinition? OppositeVariant
    {
        get
        {
            for (var index = 0; Type == FlagType.Boolean && index < Variants.Count; index++)
            {
                if (!Variants[index].Value.Equals(DefaultValue))
                {
                    return Variants[index];
                }
            }

            return null;
        }
    }

    /// <summary>Sets the holder of the flag's rollout.</summary>
    internal RolloutHolder RolloutHolder { init => _rollout = value; }

    /// <summary>Returns the rollout, or null if everyone gets the default. Thread-safe; the content never changes.</summary>
    /// <remarks>
    /// A flag that was read with <see cref="ManifestReader"/> or <see cref="ManifestReview"/> returns the same instance
    /// each time. A flag of a manifest that a provider serves does not keep its rollout in memory: each call parses it
    /// from the manifest's text, which allocates a new, equivalent instance. Call this method once and keep the result.
    /// </remarks>
    public RolloutDefinition? GetRollout() => _rollout.Get(this);

    /// <summary>Returns a copy of the flag with another rollout.</summary>
    /// <param name="rollout">The rollout; null to give everyone the default.</param>
    /// <returns>A new flag. This flag does not change.</returns>
    public FlagDefinition WithRollout(RolloutDefinition? rollout) => Copy(new RolloutHolder(rollout), IsEnabled);

    /// <summary>Returns a copy of the flag that is switched off.</summary>
    internal FlagDefinition SwitchedOff() => Copy(_rollout, isEnabled: false);

    /// <summary>Returns the variant with the given name, or null if there is none.</summary>
    /// <param name="name">The name, which is case-sensitive.</param>
    public VariantDefinition? FindVariant(string name)
    {
        for (var index = 0; index < Variants.Count; index++)
        {
            if (Variants[index].Name == name)
            {
                return Variants[index];
            }
        }

        return null;
    }

    /// <summary>Frees the memory of the rollout if it can be read again from the manifest's text.</summary>
    internal void ReleaseRollout() => _rollout.Release();

    private FlagDefinition Copy(RolloutHolder rollout, bool isEnabled) => new()
    {
        RolloutHolder = rollout,
        Key = Key,
        Range = Range,
        Type = Type,
        DefaultValue = DefaultValue,
        Description = Description,
        IsEnabled = isEnabled,
        DisabledSince = DisabledSince,
        Reason = Reason,
        EnabledLayer = EnabledLayer,
        Lifecycle = Lifecycle,
        Metadata = Metadata,
        Variants = Variants,
        DeclaresVariants = DeclaresVariants,
    };
}
