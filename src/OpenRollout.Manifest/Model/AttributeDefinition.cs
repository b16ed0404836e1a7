namespace OpenRollout.Manifest;

/// <summary>An attribute of the evaluation context that conditions may use. Immutable.</summary>
public sealed class AttributeDefinition
{
    /// <summary>Gets the targeting key, which every manifest has without declaring it.</summary>
    public static AttributeDefinition TargetingKey { get; } = new() { Name = "targetingKey", Type = AttributeType.String };

    /// <summary>Gets the attribute's name in the evaluation context.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the type of the attribute's values.</summary>
    public required AttributeType Type { get; init; }

    /// <summary>Gets the closed list of values that conditions and typed contexts can use, or null if any string is allowed.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Gets the description, or null if the manifest has none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the position of the name in the manifest.</summary>
    public TextRange Range { get; init; }
}
