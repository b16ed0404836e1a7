using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>The state of a flag's rollout at one time: its stages and the active one. Immutable.</summary>
public sealed class FlagStatus
{
    internal FlagStatus(FlagDefinition definition, IReadOnlyList<StageDefinition> stages, int activeStage, bool isScheduled)
        => (Definition, Stages, ActiveStage, IsScheduled) = (definition, stages, activeStage, isScheduled);

    /// <summary>Gets the flag's definition in the manifest.</summary>
    public FlagDefinition Definition { get; }

    /// <summary>Gets the stages of the flag's rollout, in order; empty if the flag has no rollout.</summary>
    public IReadOnlyList<StageDefinition> Stages { get; }

    /// <summary>Gets the index of the active stage in <see cref="Stages"/>; -1 if no stage is active.</summary>
    public int ActiveStage { get; }

    /// <summary>Gets a value indicating whether a schedule starts the stages.</summary>
    public bool IsScheduled { get; }

    /// <summary>Gets the active stage; null if no stage is active.</summary>
    public StageDefinition? Stage => ActiveStage >= 0 ? Stages[ActiveStage] : null;

    /// <summary>Gets the stage that the schedule starts next; null if the rollout has no schedule or its last stage is active.</summary>
    public StageDefinition? NextStage => IsScheduled && ActiveStage + 1 < Stages.Count ? Stages[ActiveStage + 1] : null;

    /// <summary>
    /// Gets the time since which the flag has been in its current state, in UTC: for a flag that is switched off, its
    /// <c>disabledSince</c>; for a scheduled stage, its <c>startsAt</c>; for another stage, its <c>since</c>. Null if the
    /// manifest does not state it or no stage is active.
    /// </summary>
    public DateTime? Since => !Definition.IsEnabled ? Definition.DisabledSince
        : Stage is not { } stage ? null
        : stage.StartsAt is { } ticks && IsScheduled ? new DateTime(ticks, DateTimeKind.Utc)
        : stage.Since;

    /// <summary>Determines the state of a flag's rollout.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="now">The time to evaluate schedules at.</param>
    internal static FlagStatus Of(FlagDefinition flag, DateTimeOffset now)
    {
        return flag.GetRollout() is not { } rollout ? new FlagStatus(flag, [], -1, false)
            : new FlagStatus(flag, rollout.Stages, rollout.ActiveStageAt(now.UtcTicks), rollout.IsScheduled);
    }
}
