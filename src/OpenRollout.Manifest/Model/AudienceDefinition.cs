namespace OpenRollout.Manifest;

/// <summary>
/// An audience of a stage: a percentage of the users that a segment, a condition or a list of keys selects. At most one of
/// <see cref="Segment"/>, <see cref="Condition"/> and <see cref="Keys"/> is set; without any, the audience targets
/// everyone. Immutable.
/// </summary>
public sealed class AudienceDefinition
{
    /// <summary>Gets the segment whose members the audience targets, or null.</summary>
    public Name? Segment { get; init; }

    /// <summary>Gets the condition that targeted users meet, or null.</summary>
    public Condition? Condition { get; init; }

    /// <summary>Gets the targeting keys of the targeted users, or null.</summary>
    public IReadOnlyList<string>? Keys { get; init; }

    /// <summary>Gets the percentage of the targeted users who are in.</summary>
    public required Percentage Percentage { get; init; }

    /// <summary>Gets the variant or split that the audience serves, or null if it serves the rollout's.</summary>
    public ServeDefinition? Serve { get; init; }

    /// <summary>Gets the position of the audience in the manifest.</summary>
    public TextRange Range { get; init; }

    /// <summary>Gets a value indicating whether the audience targets everyone.</summary>
    public bool IsEveryone => Segment is null && Condition is null && Keys is null;

    /// <summary>Returns a copy with another percentage.</summary>
    internal AudienceDefinition WithPercentage(Percentage percentage)
        => new() { Segment = Segment, Condition = Condition, Keys = Keys, Percentage = percentage, Serve = Serve, Range = Range };
}
