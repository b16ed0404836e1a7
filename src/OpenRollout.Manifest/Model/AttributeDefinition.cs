namespace OpenRollout.Manifest;

/// <summary>An attribute of the evaluation context that targeting may use.</summary>
/// <param name="Name">Its name in the evaluation context.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Values">The values that it may have by the manifest, or null where any will do.</param>
/// <param name="Description">What it means, for people.</param>
/// <param name="Range">The place of its name in the manifest.</param>
public sealed record AttributeDefinition(
    string Name,
    AttributeType Type,
    IReadOnlyList<string>? Values,
    string? Description,
    TextRange Range)
{
    /// <summary>The targeting key, which every manifest has without saying so.</summary>
    public static AttributeDefinition TargetingKey { get; } = new("targetingKey", AttributeType.String, null, null, default);
}
