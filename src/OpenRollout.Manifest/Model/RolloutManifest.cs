namespace OpenRollout.Manifest;

/// <summary>
/// The content of a manifest. Immutable and thread-safe. If the manifest has errors, it holds the parts that could be
/// read, for use in tools; only a manifest without errors can be evaluated.
/// </summary>
public sealed class RolloutManifest
{
    private readonly Dictionary<string, AttributeDefinition> _attributesByName;
    private readonly Dictionary<string, SegmentDefinition> _segmentsByName;

    /// <summary>Created on first use; two threads may create it at the same time.</summary>
    private Dictionary<string, FlagDefinition>? _flagsByKey;

    internal RolloutManifest(
        IReadOnlyList<AttributeDefinition> attributes,
        IReadOnlyList<SegmentDefinition> segments,
        IReadOnlyList<FlagDefinition> flags,
        int? revision = null,
        IReadOnlyList<Name>? environments = null)
    {
        Revision = revision;
        Environments = environments ?? [];
        Attributes = attributes;
        Segments = segments;
        Flags = flags;
        _attributesByName = attributes.ToDictionary(attribute => attribute.Name, StringComparer.Ordinal);
        _segmentsByName = segments.ToDictionary(segment => segment.Name, StringComparer.Ordinal);
    }

    /// <summary>Initializes a manifest with the content of another one, apart from the flags.</summary>
    private RolloutManifest(RolloutManifest other, IReadOnlyList<FlagDefinition> flags)
    {
        (Revision, Environments, Attributes, Segments, Guardrails) = (other.Revision, other.Environments, other.Attributes, other.Segments, other.Guardrails);
        (_attributesByName, _segmentsByName, Flags) = (other._attributesByName, other._segmentsByName, flags);
    }

    /// <summary>Gets a manifest without content.</summary>
    public static RolloutManifest Empty { get; } = new([], [], []);

    /// <summary>Gets the environments that have an overlay, as the manifest lists them; empty if it lists none.</summary>
    public IReadOnlyList<Name> Environments { get; }

    /// <summary>Gets the declared attributes, in the manifest's order. The targeting key is not included.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>Gets the segments, in the manifest's order.</summary>
    public IReadOnlyList<SegmentDefinition> Segments { get; }

    /// <summary>Gets the flags, in the manifest's order.</summary>
    public IReadOnlyList<FlagDefinition> Flags { get; }

    /// <summary>Gets the guardrails, in the manifest's order; empty if there are none.</summary>
    public IReadOnlyList<GuardrailDefinition> Guardrails { get; internal init; } = [];

    /// <summary>Gets the revision that orders signed manifests, or null if the manifest has none.</summary>
    internal int? Revision { get; }

    private Dictionary<string, FlagDefinition> FlagsByKey
        => _flagsByKey ??= Flags.ToDictionary(flag => flag.Key, StringComparer.Ordinal);

    /// <summary>Returns a manifest with the given flags only, and all attributes and segments. Each flag keeps its rollout in memory.</summary>
    internal RolloutManifest Only(IEnumerable<string> keys) => new(Attributes, Segments, [.. keys.Select(key => FlagsByKey[key]).Select(flag => flag.WithRollout(flag.GetRollout()))]) { Guardrails = Guardrails };

    /// <summary>Returns the manifest with other definitions of its flags.</summary>
    internal RolloutManifest WithFlags(IReadOnlyList<FlagDefinition> flags) => new(this, flags);

    /// <summary>Returns the attribute with the given name, or null if there is none. Includes <see cref="AttributeDefinition.TargetingKey"/>.</summary>
    public AttributeDefinition? FindAttribute(string name)
        => name == AttributeDefinition.TargetingKey.Name
            ? AttributeDefinition.TargetingKey
            : _attributesByName.TryGetValue(name, out var attribute) ? attribute : null;

    /// <summary>Returns the segment with the given name, or null if there is none.</summary>
    public SegmentDefinition? FindSegment(string name)
        => _segmentsByName.TryGetValue(name, out var segment) ? segment : null;

    /// <summary>Returns the guardrail with the given name, or null if there is none.</summary>
    public GuardrailDefinition? FindGuardrail(string name) => Guardrails.FirstOrDefault(guardrail => guardrail.Name.Value == name);

    /// <summary>Returns the flag with the given key, or null if there is none.</summary>
    public FlagDefinition? FindFlag(string key)
        => FlagsByKey.TryGetValue(key, out var flag) ? flag : null;
}
