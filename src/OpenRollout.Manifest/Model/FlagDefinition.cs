using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest;

/// <summary>A flag: what it is, what it may give, and to whom.</summary>
public sealed record FlagDefinition
{
    private RolloutDefinition? _rollout;

    /// <summary>The key by which it is evaluated; dots group.</summary>
    public required string Key { get; init; }

    /// <summary>The place of the key in the manifest.</summary>
    public required TextRange Range { get; init; }

    /// <summary>The type of its values.</summary>
    public required FlagType Type { get; init; }

    /// <summary>What everyone gets whom the rollout does not take in.</summary>
    public required ManifestValue DefaultValue { get; init; }

    /// <summary>What the flag is for.</summary>
    public string? Description { get; init; }

    /// <summary>False while the kill switch is thrown: everyone gets the default.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The UTC day on which it was switched off, where the manifest says so.</summary>
    public DateTime? DisabledSince { get; init; }

    /// <summary>Who owns it and how long it is meant to live.</summary>
    public FlagLifecycle Lifecycle { get; init; } = FlagLifecycle.Unspecified;

    /// <summary>Scalars that are handed out with each evaluation.</summary>
    public IReadOnlyList<KeyValuePair<string, ManifestValue>> Metadata { get; init; } = [];

    /// <summary>The named values, in the manifest's order; a boolean flag that declares none has <c>on</c> and <c>off</c>.</summary>
    public IReadOnlyList<VariantDefinition> Variants { get; init; } = [];

    /// <summary>Whether the manifest itself declares the variants.</summary>
    public bool DeclaresVariants { get; init; }

    /// <summary>Who gets what; null where everyone gets the default. Ask once: where the manifest is served it is read from the text each time.</summary>
    public RolloutDefinition? Rollout
    {
        get => _rollout ?? RolloutText.Source?.Read(this, RolloutText.Start);
        init => _rollout = value;
    }

    /// <summary>Where the rollout can be read again.</summary>
    internal (RolloutSource? Source, int Start) RolloutText { get; init; }

    /// <summary>Lets the rollout go where it can be read again, which takes most of a flag's memory with it.</summary>
    internal void ReleaseRollout() => _rollout = RolloutText.Source is null ? _rollout : null;

    /// <summary>The variant name that a default is reported with: the first variant of the same value, else <c>default</c>.</summary>
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

    /// <summary>Returns the variant of that name, or null.</summary>
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
}
