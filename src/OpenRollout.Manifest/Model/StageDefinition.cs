namespace OpenRollout.Manifest;

/// <summary>A step of a rollout: it adds audiences to those of the stages before it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Since">The UTC day since which it has been active, as people noted it.</param>
/// <param name="StartsAt">The time, in UTC ticks of 100 nanoseconds, from which a scheduled stage is active.</param>
/// <param name="Audiences">Who is in from this stage on.</param>
/// <param name="Range">The place of the name in the manifest.</param>
public sealed record StageDefinition(
    string Name,
    DateTime? Since,
    long? StartsAt,
    IReadOnlyList<AudienceDefinition> Audiences,
    TextRange Range);
