using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Lifecycles;

/// <summary>The state of a rollout on a day.</summary>
/// <param name="StageIndex">The index of the active stage.</param>
/// <param name="OnlyVariant">The variant that everyone gets; null if users get different variants.</param>
/// <param name="Since">The day since which the state is unchanged; null if the manifest does not say.</param>
/// <param name="IsMoving">Whether the state will change without an edit: a ramp still grows, or a later stage is scheduled.</param>
internal sealed record RolloutState(int StageIndex, VariantDefinition? OnlyVariant, DateTime? Since, bool IsMoving)
{
    /// <summary>Returns the state, or null if no stage is active: without a rollout, before the first stage, or when the flag is switched off.</summary>
    public static RolloutState? Of(FlagDefinition flag, DateTime today)
    {
        // A stage that starts during the day is not active yet.
        if (!flag.IsEnabled || flag.GetRollout() is not { } rollout || rollout.ActiveStageAt(today.Ticks) is not (>= 0 and var index))
        {
            return null;
        }

        var stage = rollout.Stages[index];
        var ends = stage.Audiences.Select(audience => EndOf(audience.Percentage)).OfType<DateTime>().ToArray();
        var isMoving = ends.Any(end => end > today)
            || (rollout.IsScheduled && index < rollout.Stages.Count - 1);
        return new RolloutState(index, FindOnlyVariant(flag, rollout, stage, today.Ticks), SinceOf(rollout, stage, ends), isMoving);
    }

    /// <summary>Returns the day since which a stage is unchanged: its start, or the end of its ramps if that is later.</summary>
    private static DateTime? SinceOf(RolloutDefinition rollout, StageDefinition stage, IReadOnlyList<DateTime> ends)
    {
        // The start times of the manifest do not apply to a stage that an overlay names.
        var hasStartTime = rollout.IsScheduled || rollout.StageLayer == ManifestLayer.Manifest;
        var start = stage.Since ?? (hasStartTime && stage.StartsAt is { } ticks ? new DateTime(ticks, DateTimeKind.Utc).Date : null);
        return ends.Count == 0 ? start : start is { } day && day > ends.Max() ? day : ends.Max();
    }

    /// <summary>Returns the day on which a ramp reaches its last value; null for a fixed percentage.</summary>
    private static DateTime? EndOf(Percentage percentage) => percentage switch
    {
        LinearRamp ramp => new DateTime(ramp.End, DateTimeKind.Utc).Date,
        SteppedRamp { Steps.Count: > 0 } ramp => new DateTime(ramp.Steps.Max(step => step.At), DateTimeKind.Utc).Date,
        _ => null,
    };

    private static VariantDefinition? FindOnlyVariant(FlagDefinition flag, RolloutDefinition rollout, StageDefinition stage, long today)
    {
        if (rollout.Exclude.Count > 0 || rollout.Requires.Count > 0)
        {
            return null;
        }

        // Audiences are evaluated in order: one before the audience of everyone can serve another variant.
        VariantDefinition? only = null;
        foreach (var audience in stage.Audiences.Where(audience => audience.Percentage.At(today) > 0))
        {
            var served = ServedBy(flag, rollout, audience);
            if (served is null || (only is not null && served.Name != only.Name))
            {
                return null;
            }

            only = served;
            if (audience.IsEveryone && audience.Percentage.At(today) == Percentage.All)
            {
                return only;
            }
        }

        return null;
    }

    private static VariantDefinition? ServedBy(FlagDefinition flag, RolloutDefinition rollout, AudienceDefinition audience)
        => rollout.ServeFor(audience) is { } serve
            ? serve.Single is { } single ? flag.FindVariant(single.Variant.Value) : null
            : flag.OppositeVariant;
}
