namespace OpenRollout.Manifest.Tests;

/// <summary>When a random manifest is evaluated: a time, and the stages of flags without a schedule.</summary>
internal sealed record NaiveMoment(long UtcTicks, Func<FlagDefinition, int> StageOf)
{
    public int ActiveStage(FlagDefinition flag)
        => flag.Rollout!.IsScheduled
            ? flag.Rollout.Stages.ToList().FindLastIndex(stage => stage.StartsAt <= UtcTicks)
            : StageOf(flag);
}
