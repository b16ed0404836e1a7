namespace OpenRollout.Manifest.Reasoning.Witnesses;

/// <summary>A point in the life of a manifest: a time, and the active stages.</summary>
/// <param name="Flag">The flag whose stage is given.</param>
/// <param name="Stage">The index of its stage, -1 before the first; null if its schedule decides.</param>
/// <param name="UtcTicks">The time in UTC ticks.</param>
/// <param name="OthersAtLast">Whether all other flags without a schedule are at their last stage instead of the active stage of the manifest.</param>
internal sealed record Moment(string Flag, int? Stage, long UtcTicks, bool OthersAtLast = false)
{
    /// <summary>Returns the index of a flag's active stage, or -1 if no stage is active.</summary>
    public int StageOf(FlagDefinition flag, RolloutDefinition rollout)
    {
        if (flag.Key == Flag && Stage is { } given)
        {
            return given;
        }

        return OthersAtLast && !rollout.IsScheduled ? rollout.Stages.Count - 1 : rollout.ActiveStageAt(UtcTicks);
    }
}
