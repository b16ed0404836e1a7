using OpenRollout.Analyzers.Lifecycles;
using OpenRollout.Manifest;

namespace OpenRollout.Removal.Outcomes;

/// <summary>The value of a flag that everyone gets in one environment.</summary>
/// <param name="Value">The value; null if users differ, or if the value can change without an edit.</param>
/// <param name="IsRollout">Whether the rollout serves the value, and not the default because of a flag that is switched off or has not started.</param>
/// <param name="Description">The state for messages, to follow the key of the flag.</param>
internal sealed record ServedState(OutcomeValue? Value, bool IsRollout, string Description)
{
    /// <summary>Returns the state of a flag on a day. The flag is not an object.</summary>
    public static ServedState Of(FlagDefinition flag, DateTime today)
    {
        if (!flag.IsEnabled)
        {
            return Default(flag, OutcomeReasons.SwitchedOff);
        }

        if (flag.GetRollout() is not { } rollout)
        {
            return Default(flag, OutcomeReasons.NoRollout);
        }

        if (rollout.ActiveStageAt(today.Ticks) is not (>= 0 and var active))
        {
            return rollout.IsScheduled ? Unknown(OutcomeReasons.Scheduled) : Default(flag, OutcomeReasons.NotStarted);
        }

        var state = RolloutState.Of(flag, today);
        if (state is null or { IsMoving: true } || rollout.Stages.Take(active).Any(IsGrowing))
        {
            return Unknown(OutcomeReasons.Moving);
        }

        return state.OnlyVariant is { } variant ? new ServedState(OutcomeValue.Of(flag, variant), IsRollout: true, OutcomeReasons.Serves(variant))
            // Audiences of earlier stages stay in.
            : rollout.Stages.Take(active + 1).All(IsEmpty) ? Default(flag, OutcomeReasons.NoUsers)
            : rollout.Requires.Count > 0 ? Unknown(OutcomeReasons.Requires(rollout))
            : rollout.Exclude.Count > 0 ? Unknown(OutcomeReasons.Excludes(rollout))
            : Unknown(OutcomeReasons.Partial(rollout.Stages[active]));

        bool IsGrowing(StageDefinition stage) => stage.Audiences.Any(audience => audience.Percentage.At(today.Ticks) < audience.Percentage.At(long.MaxValue));
    }

    private static bool IsEmpty(StageDefinition stage) => stage.Audiences.All(audience => audience.Percentage.At(long.MaxValue) == 0);

    private static ServedState Default(FlagDefinition flag, string description) => new(OutcomeValue.OfDefault(flag), IsRollout: false, description);

    private static ServedState Unknown(string description) => new(Value: null, IsRollout: true, description);
}
