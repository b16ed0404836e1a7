using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Lifecycles;

/// <summary>Evaluates the rules about the age of flags, for the manifest, for the uses and for ROLL3101 alike.</summary>
internal static class LifecycleFindings
{
    /// <summary>Returns ROLL3001 for a rollout that has served everyone the same variant for longer than allowed.</summary>
    public static LifecycleFinding? Finished(FlagDefinition flag, LifecycleSettings settings)
        => !IsPermanent(flag)
            && RolloutState.Of(flag, settings.Today) is { OnlyVariant: { } variant, Since: { } since, IsMoving: false }
            && settings.DaysSince(since) is var days && days > settings.FinishedAfterDays
            ? new LifecycleFinding(RuleDescriptors.Finished, flag.Key, Describe(flag, variant), DateText.Format(since), DateText.FormatDays(days))
            : null;

    /// <summary>Returns ROLL3002 for a flag that is past its removal date, or older than flags of its kind should be.</summary>
    public static LifecycleFinding? Overdue(FlagDefinition flag, LifecycleSettings settings)
    {
        var lifecycle = flag.Lifecycle;
        if (lifecycle.RemoveBy is { } end)
        {
            return settings.DaysSince(end) is > 0 and var late
                ? new LifecycleFinding(RuleDescriptors.Overdue, flag.Key, $"should have been removed by {DateText.Format(end)} ({DateText.FormatDays(late)} ago)")
                : null;
        }

        return lifecycle is { Created: { } created, ExpectedDays: { } expected, Kind: { } kind }
            && settings.DaysSince(created) is var age && age > expected
            ? new LifecycleFinding(
                RuleDescriptors.Overdue, flag.Key, $"is {DateText.FormatDays(age)} old; {Article(kind)} flag should live at most {DateText.FormatDays(expected)}")
            : null;
    }

    /// <summary>Returns ROLL3003 for a rollout that has stayed in a partial stage for longer than allowed.</summary>
    public static LifecycleFinding? Stuck(FlagDefinition flag, LifecycleSettings settings)
        => !IsPermanent(flag)
            && RolloutState.Of(flag, settings.Today) is { OnlyVariant: null, Since: { } since, IsMoving: false } state
            && settings.DaysSince(since) is var days && days > settings.StuckAfterDays
            ? new LifecycleFinding(
                RuleDescriptors.Stuck, flag.Key, flag.GetRollout()!.Stages[state.StageIndex].Name, DateText.Format(since), DateText.FormatDays(days))
            : null;

    /// <summary>Returns the active stage for ROLL3007: it serves everyone the same variant, and its start is not known.</summary>
    public static StageDefinition? UndatedFinalStage(FlagDefinition flag, LifecycleSettings settings)
        => !IsPermanent(flag) && RolloutState.Of(flag, settings.Today) is { OnlyVariant: not null, Since: null, IsMoving: false } state
            ? flag.GetRollout()!.Stages[state.StageIndex]
            : null;

    /// <summary>Returns ROLL3004 for a flag that has been switched off for longer than allowed.</summary>
    public static LifecycleFinding? SwitchedOff(FlagDefinition flag, LifecycleSettings settings)
        => flag is { IsEnabled: false, DisabledSince: { } since }
            && settings.DaysSince(since) is var days && days > settings.DisabledAfterDays
            ? new LifecycleFinding(RuleDescriptors.SwitchedOff, flag.Key, DateText.Format(since), DateText.FormatDays(days))
            : null;

    /// <summary>Returns whether a flag is permanent by its kind, so that it is never finished or stuck.</summary>
    private static bool IsPermanent(FlagDefinition flag) => flag.Lifecycle.Kind is LifecycleKind.KillSwitch or LifecycleKind.Permission;

    private static string Describe(FlagDefinition flag, VariantDefinition variant)
        => flag.Type != FlagType.Boolean ? $"served '{PlainText.Quote(variant.Name)}' to everyone"
            : variant.Value.Boolean ? "been on for everyone"
            : "been off for everyone";

    private static string Article(LifecycleKind kind) => kind switch
    {
        LifecycleKind.Experiment => "an experiment",
        LifecycleKind.Operational => "an operational",
        _ => "a release",
    };
}
