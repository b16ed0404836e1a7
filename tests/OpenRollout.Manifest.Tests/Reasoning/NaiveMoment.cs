namespace OpenRollout.Manifest.Tests;

/// <summary>The time at which a random manifest is evaluated, and the active stages of flags without a schedule.</summary>
internal sealed record NaiveMoment(long UtcTicks, Func<FlagDefinition, int> StageOf)
{
    public int ActiveStage(FlagDefinition flag)
        => flag.GetRollout()!.IsScheduled
            ? flag.GetRollout()!.Stages.ToList().FindLastIndex(stage => stage.StartsAt <= UtcTicks)
            : StageOf(flag);
}
