namespace OpenRollout.Manifest;

/// <summary>
/// A manifest as it was read: immutable, safe to share between threads. Where the manifest had errors it holds what
/// could be understood, so that tools can go on; only a manifest without errors may be evaluated.
/// </summary>
public sealed class RolloutManifest
{
    private readonly Dictionary<string, AttributeDefinition> _attributesByName;
    private readonly Dictionary<string, SegmentDefinition> _segmentsByName;

    /// <summary>Made when it is first needed; two threads may make it at once.</summary>
    private Dictionary<string, FlagDefinition>? _flagsByKey;

    internal RolloutManifest(
        IReadOnlyList<AttributeDefinition> attributes,
        IReadOnlyList<SegmentDefinition> segments,
        IReadOnlyList<FlagDefinition> flags,
        int? revision = null)
    {
        Revision = revision;
        Attributes = attributes;
        Segments = segments;
        Flags = flags;
        _attributesByName = attributes.ToDictionary(attribute => attribute.Name, StringComparer.Ordinal);
        _segmentsByName = segments.ToDictionary(segment => segment.Name, StringComparer.Ordinal);
    }

    /// <summary>A manifest with nothing in it.</summary>
    public static RolloutManifest Empty { get; } = new([], [], []);

    /// <summary>The attributes that targeting may use, in the manifest's order; the targeting key is not among them.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>The named conditions, in the manifest's order.</summary>
    public IReadOnlyList<SegmentDefinition> Segments { get; }

    /// <summary>The flags, in the manifest's order.</summary>
    public IReadOnlyList<FlagDefinition> Flags { get; }

    /// <summary>The number by which a signed manifest is known to be newer than another; null where it has none.</summary>
    internal int? Revision { get; }

    private Dictionary<string, FlagDefinition> FlagsByKey
        => _flagsByKey ??= Flags.ToDictionary(flag => flag.Key, StringComparer.Ordinal);

    /// <summary>Returns a manifest with some of the flags of this one, and all else.</summary>
    internal RolloutManifest Only(IEnumerable<string> keys) => new(Attributes, Segments, [.. keys.Select(key => FlagsByKey[key]).Select(flag => flag.WithRollout(flag.GetRollout()))]);

    /// <summary>Returns the attribute of that name, <see cref="AttributeDefinition.TargetingKey"/> included, or null.</summary>
    public AttributeDefinition? FindAttribute(string name)
        => name == AttributeDefinition.TargetingKey.Name
            ? AttributeDefinition.TargetingKey
            : _attributesByName.TryGetValue(name, out var attribute) ? attribute : null;

    /// <summary>Returns the segment of that name, or null.</summary>
    public SegmentDefinition? FindSegment(string name)
        => _segmentsByName.TryGetValue(name, out var segment) ? segment : null;

    /// <summary>Returns the flag of that key, or null.</summary>
    public FlagDefinition? FindFlag(string key)
        => FlagsByKey.TryGetValue(key, out var flag) ? flag : null;
}
