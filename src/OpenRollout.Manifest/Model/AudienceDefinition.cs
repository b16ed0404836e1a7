namespace OpenRollout.Manifest;

/// <summary>A share of some users. At most one of segment, condition and keys is set; none of them means everyone.</summary>
/// <param name="Segment">The segment that it takes its members from.</param>
/// <param name="Condition">The condition that its members meet.</param>
/// <param name="Keys">The targeting keys of its members.</param>
/// <param name="Percentage">The share of them that is in.</param>
/// <param name="Serve">What they get, where it differs from the rollout's.</param>
/// <param name="Range">The place of the audience in the manifest.</param>
public sealed record AudienceDefinition(
    Name? Segment,
    Condition? Condition,
    IReadOnlyList<string>? Keys,
    Percentage Percentage,
    ServeDefinition? Serve,
    TextRange Range)
{
    /// <summary>Whether everyone is meant.</summary>
    public bool IsEveryone => Segment is null && Condition is null && Keys is null;
}
