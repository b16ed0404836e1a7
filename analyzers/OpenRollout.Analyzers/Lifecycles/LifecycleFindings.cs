using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Lifecycles;

/// <summary>Evaluates the rules about the age of flags, for the manifest, for the uses and for ROLL3101 alike.</summary>
internal static class LifecycleFindings
{
    /// <summary>Returns ROLL3001 for a rollout that has served everyone the same variant for longer than allowed, in all environments that count.</summary>
    public static LifecycleFinding? Finished(FlagDefinition flag, IReadOnlyList<CountedEnvironment> environments, LifecycleSettings settings)
    {
        if (IsPermanent(flag))
        {
            return null;
        }

        VariantDefinition? only = null;
        var latest = DateTime.MinValue;
        foreach (var environment in environments)
        {
            if (RolloutState.Of(environment.Find(flag), settings.Today) is not { OnlyVariant: { } variant, Since: { } since, IsMoving: false }
                || (only is not null && only.Name != variant.Name))
            {
                return null;
            }

            only = variant;
            latest = since > latest ? since : latest;
        }

        return only is not null && settings.DaysSince(latest) is var days && days > settings.FinishedAfterDays
            ? new LifecycleFinding(
                RuleDescriptors.Finished, PlainText.Quote(flag.Key), Describe(flag, only), CountedEnvironments.In(environments, environments), DateText.Format(latest), DateText.FormatDays(days))
            : null;
    }

    /// <summary>Returns ROLL3002 for a flag that is past its removal date, or older than flags of its kind should be.</summary>
    public static LifecycleFinding? Overdue(FlagDefinition flag, LifecycleSettings settings)
    {
        var lifecycle = flag.Lifecycle;
        if (lifecycle.RemoveBy is { } end)
        {
            return settings.DaysSince(end) is > 0 and var late
                ? new LifecycleFinding(RuleDescriptors.Overdue, PlainText.Quote(flag.Key), $"should have been removed by {DateText.Format(end)} ({DateText.FormatDays(late)} ago)")
                : null;
        }

        return lifecycle is { Created: { } created, ExpectedDays: { } expected, Kind: { } kind }
            && settings.DaysSince(created) is var age && age > expected
            ? new LifecycleFinding(
                RuleDescriptors.Overdue, PlainText.Quote(flag.Key), $"is {DateText.FormatDays(age)} old; {Article(kind)} flag should live at most {DateText.FormatDays(expected)}")
            : null;
    }

    /// <summary>
    /// Returns ROLL3003 for a rollout that is in a partial stage and has not changed for longer than allowed in any environment
    /// that counts. A rollout that advances in one environment after another is not stuck.
    /// </summary>
    public static LifecycleFinding? Stuck(FlagDefinition flag, IReadOnlyList<CountedEnvironment> environments, LifecycleSettings settings)
    {
        if (IsPermanent(flag))
        {
            return null;
        }

        var latest = DateTime.MinValue;
        List<(CountedEnvironment Environment, string Stage)>? partial = null;
        foreach (var environment in environments)
        {
            var merged = environment.Find(flag);
            if (RolloutState.Of(merged, settings.Today) is not { } state)
            {
                continue;
            }

            if (state is not { Since: { } since, IsMoving: false })
            {
                return null;
            }

            latest = since > latest ? since : latest;
            if (state.OnlyVariant is null)
            {
                (partial ??= []).Add((environment, merged.GetRollout()!.Stages[state.StageIndex].Name));
            }
        }

        return partial is not null && settings.DaysSince(latest) is var days && days > settings.StuckAfterDays
            ? new LifecycleFinding(RuleDescriptors.Stuck, PlainText.Quote(flag.Key), DescribeStages(partial, environments), DateText.Format(latest), DateText.FormatDays(days))
            : null;
    }

    /// <summary>Returns the active stage of a flag for ROLL3007: it serves everyone the same variant, and its start is not known.</summary>
    public static StageDefinition? UndatedFinalStage(FlagDefinition flag, LifecycleSettings settings)
        => !IsPermanent(flag) && RolloutState.Of(flag, settings.Today) is { OnlyVariant: not null, Since: null, IsMoving: false } state
            ? flag.GetRollout()!.Stages[state.StageIndex]
            : null;

    /// <summary>Returns ROLL3004 for a flag that has been switched off for longer than allowed, in all environments that count.</summary>
    public static LifecycleFinding? SwitchedOff(FlagDefinition flag, IReadOnlyList<CountedEnvironment> environments, LifecycleSettings settings)
    {
        var latest = DateTime.MinValue;
        foreach (var environment in environments)
        {
            if (environment.Find(flag) is not { IsEnabled: false, DisabledSince: { } since })
            {
                return null;
            }

            latest = since > latest ? since : latest;
        }

        var place = CountedEnvironments.In(environments, environments);
        return environments.Count > 0 && settings.DaysSince(latest) is var days && days > settings.DisabledAfterDays
            ? new LifecycleFinding(
                RuleDescriptors.SwitchedOff, PlainText.Quote(flag.Key), place, DateText.Format(latest), DateText.FormatDays(days), place.Length == 0 ? "" : " there")
            : null;
    }

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

    /// <summary>Returns a text such as <c>stage 'half' in Production and stage 'internal' in Staging</c>.</summary>
    private static string DescribeStages(List<(CountedEnvironment Environment, string Stage)> partial, IReadOnlyList<CountedEnvironment> counted)
        => string.Join(
            " and ",
            partial
                .GroupBy(state => state.Stage, StringComparer.Ordinal)
                .Select(same => $"stage '{PlainText.Quote(same.Key)}'{CountedEnvironments.In([.. same.Select(state => state.Environment)], counted)}"));
}
