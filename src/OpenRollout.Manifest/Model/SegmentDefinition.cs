namespace OpenRollout.Manifest;

/// <summary>
/// A named set of users. Exactly one of <see cref="Condition"/>, <see cref="Keys"/> and <see cref="KeysFrom"/> is set.
/// Immutable.
/// </summary>
public sealed class SegmentDefinition
{
    /// <summary>Gets the name by which audiences and conditions refer to the segment.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the condition that members meet, or null.</summary>
    public Condition? Condition { get; init; }

    /// <summary>Gets the targeting keys of the members, or null.</summary>
    public IReadOnlyList<string>? Keys { get; init; }

    /// <summary>Gets the path, relative to the manifest, of a UTF-8 file with one targeting key on each line, or null.</summary>
    public Name? KeysFrom { get; init; }

    /// <summary>Gets the description, or null if the manifest has none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the position of the name in the manifest.</summary>
    public TextRange Range { get; init; }
}
