using OpenRollout.Evaluation;
using OpenRollout.Manifest;

namespace OpenRollout.Decisions;

/// <summary>
/// Creates the rollout that remains under a hold: the stages up to the held one, without scheduled ones that start later than
/// the hold, and with ramps that stop at its time. Its users are a subset of those of the whole rollout at any time.
/// </summary>
internal static class HeldRollout
{
    /// <summary>Creates the rollout.</summary>
    /// <param name="rollout">The whole rollout.</param>
    /// <param name="stage">The index of the last stage that the rollout may reach.</param>
    /// <param name="since">The time of the hold in UTC ticks.</param>
    public static RolloutDefinition Create(RolloutDefinition rollout, int stage, long since)
    {
        if (rollout.IsScheduled)
        {
            // The stages ascend in time. The remaining ones keep their start, for a clock that is behind the hold.
            var started = rollout.Stages.Take(stage + 1).TakeWhile(scheduled => scheduled.StartsAt <= since);
            return rollout.WithStages([.. started.Select(remaining => Stop(remaining, since))], active: null);
        }

        var active = Math.Min(rollout.ActiveStageIndex, stage);
        return rollout.WithStages(
            [.. rollout.Stages.Select(remaining => Stop(remaining, since))],
            active < 0 ? null : new Name(rollout.Stages[active].Name, rollout.ActiveStage!.Value.Range));
    }

    private static StageDefinition Stop(StageDefinition stage, long since)
        => stage.Audiences.Any(audience => GrowsAfter(audience.Percentage, since))
            ? stage.WithAudiences([.. stage.Audiences.Select(audience => audience.WithPercentage(Stop(audience.Percentage, since)))])
            : stage;

    private static Percentage Stop(Percentage percentage, long since) => GrowsAfter(percentage, since) ? new CappedRamp(percentage, since) : percentage;

    /// <summary>Returns a value indicating whether a percentage is still growing at a time.</summary>
    public static bool GrowsAfter(Percentage percentage, long since) => percentage.At(since) < percentage.At(long.MaxValue);
}
