namespace OpenRollout.Manifest.Reasoning.Witnesses;

/// <summary>A point in the life of a manifest: a time, and the stages that are active then.</summary>
/// <param name="Flag">The flag whose stage is given.</param>
/// <param name="Stage">The index of its stage, -1 before the first; null where its schedule decides.</param>
/// <param name="UtcTicks">The time in UTC ticks.</param>
/// <param name="OthersAtLast">Whether all other flags without a schedule are at their last stage, not at the one that the manifest gives.</param>
internal sealed record Moment(string Flag, int? Stage, long UtcTicks, bool OthersAtLast = false)
{
    /// <summary>The index of a flag's active stage; -1 where none is.</summary>
    public int StageOf(FlagDefinition flag, RolloutDefinition rollout)
    {
        if (flag.Key == Flag && Stage is { } given)
        {
            return given;
        }

        return OthersAtLast && !rollout.IsScheduled ? rollout.Stages.Count - 1 : rollout.ActiveStageAt(UtcTicks);
    }
}
