using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>Where a flag's rollout stands at a moment. Immutable.</summary>
/// <param name="Definition">What the manifest says of the flag.</param>
/// <param name="Stages">The stages of its rollout; none where everyone gets the default.</param>
/// <param name="ActiveStage">The index of the active stage, or -1 where none is.</param>
/// <param name="IsScheduled">Whether the stages start by themselves.</param>
public sealed record FlagStatus(FlagDefinition Definition, IReadOnlyList<StageDefinition> Stages, int ActiveStage, bool IsScheduled)
{
    /// <summary>The active stage; null where none is.</summary>
    public StageDefinition? Stage => ActiveStage >= 0 ? Stages[ActiveStage] : null;

    /// <summary>The stage that a schedule starts next; null where none will start by itself.</summary>
    public StageDefinition? NextStage => IsScheduled && ActiveStage + 1 < Stages.Count ? Stages[ActiveStage + 1] : null;

    /// <summary>
    /// Since when the flag stands where it stands, in UTC: since the stage's start by the schedule, or since the day that
    /// people noted at the stage or, of a flag that is switched off, at the switch. Null where the manifest does not say.
    /// </summary>
    public DateTime? Since => !Definition.IsEnabled ? Definition.DisabledSince
        : Stage is not { } stage ? null
        : stage.StartsAt is { } ticks && IsScheduled ? new DateTime(ticks, DateTimeKind.Utc)
        : stage.Since;

    /// <summary>Finds out where a flag stands.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="now">The time by which schedules go.</param>
    public static FlagStatus Of(FlagDefinition flag, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return flag.Rollout is not { } rollout ? new FlagStatus(flag, [], -1, false)
            : rollout.IsScheduled ? new FlagStatus(flag, rollout.Stages, rollout.Stages.Count(stage => stage.StartsAt <= now.UtcTicks) - 1, true)
            : new FlagStatus(flag, rollout.Stages, rollout.ActiveStageIndex, false);
    }
}
