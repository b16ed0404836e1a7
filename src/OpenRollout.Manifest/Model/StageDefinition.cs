namespace OpenRollout.Manifest;

/// <summary>A stage of a rollout, which adds audiences to those of the stages before it. Immutable.</summary>
public sealed class StageDefinition
{
    /// <summary>Gets the stage's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the UTC day since which the stage has been active, or null if the manifest does not state it.</summary>
    public DateTime? Since { get; init; }

    /// <summary>
    /// Gets the time from which the stage is active in a scheduled rollout, in UTC ticks of 100 nanoseconds, or null in a
    /// rollout without a schedule.
    /// </summary>
    public long? StartsAt { get; init; }

    /// <summary>Gets the audiences that the stage adds, in the order in which they are evaluated.</summary>
    public required IReadOnlyList<AudienceDefinition> Audiences { get; init; }

    /// <summary>Gets the position of the name in the manifest.</summary>
    public TextRange Range { get; init; }

    /// <summary>Returns a copy with other audiences.</summary>
    internal StageDefinition WithAudiences(IReadOnlyList<AudienceDefinition> audiences)
        => new() { Name = Name, Since = Since, StartsAt = StartsAt, Audiences = audiences, Range = Range };
}
