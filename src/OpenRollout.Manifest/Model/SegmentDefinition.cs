namespace OpenRollout.Manifest;

/// <summary>A named set of users: a condition, a list of targeting keys, or a file of them. Exactly one of the three is set.</summary>
/// <param name="Name">The name that audiences and conditions use.</param>
/// <param name="Condition">The condition that its members meet.</param>
/// <param name="Keys">The targeting keys of its members.</param>
/// <param name="KeysFrom">The path, relative to the manifest, of a UTF-8 file with one targeting key a line.</param>
/// <param name="Description">Who they are, for people.</param>
/// <param name="Range">The place of its name in the manifest.</param>
public sealed record SegmentDefinition(
    string Name,
    Condition? Condition,
    IReadOnlyList<string>? Keys,
    Name? KeysFrom,
    string? Description,
    TextRange Range);
