namespace OpenRollout.Manifest.Tests;

/// <summary>When a random manifest is evaluated: a time, and the stages of flags without a schedule.</summary>
internal sealed record NaiveMoment(long UtcTicks, Func<FlagDefinition, int> StageOf)
{
    public int ActiveStage(FlagDefinition flag)
        => flag.GetRollout()!.IsScheduled
            ? flag.GetRollout()!.Stages.ToList().FindLastIndex(stage => stage.StartsAt <= UtcTicks)
            : StageOf(flag);
}
