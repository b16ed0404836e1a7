using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Lifecycles;

/// <summary>Where a rollout stands on a day.</summary>
/// <param name="StageIndex">The index of the active stage.</param>
/// <param name="OnlyVariant">What everyone gets, where that is one variant for all; else null.</param>
/// <param name="Since">The day since which it stands there; null where the manifest does not tell.</param>
/// <param name="IsMoving">Whether it goes on by itself: a ramp that grows, or a later stage that will start.</param>
internal sealed record RolloutState(int StageIndex, VariantDefinition? OnlyVariant, DateTime? Since, bool IsMoving)
{
    /// <summary>Returns the state, or null where no stage is active: without a rollout, before the first, or switched off.</summary>
    public static RolloutState? Of(FlagDefinition flag, DateTime today)
    {
        if (!flag.IsEnabled || flag.Rollout is not { } rollout || ActiveStageOf(rollout, today) is not (>= 0 and var index))
        {
            return null;
        }

        var stage = rollout.Stages[index];
        var ends = stage.Audiences.Select(audience => EndOf(audience.Percentage)).OfType<DateTime>().ToArray();
        var isMoving = ends.Any(end => end > today)
            || (rollout.IsScheduled && index < rollout.Stages.Count - 1);
        return new RolloutState(index, FindOnlyVariant(flag, rollout, stage, today.Ticks), SinceOf(stage, ends), isMoving);
    }

    /// <summary>A stage that starts in the course of a day is not active yet at the day's beginning.</summary>
    private static int ActiveStageOf(RolloutDefinition rollout, DateTime today)
        => rollout.IsScheduled
            ? rollout.Stages.Count(stage => stage.StartsAt <= today.Ticks) - 1
            : rollout.ActiveStageIndex;

    /// <summary>A stage whose ramp went on after it had begun stands where it stands since the ramp's end.</summary>
    private static DateTime? SinceOf(StageDefinition stage, IReadOnlyList<DateTime> ends)
    {
        var start = stage.Since ?? (stage.StartsAt is { } ticks ? new DateTime(ticks, DateTimeKind.Utc).Date : null);
        return ends.Count == 0 ? start : start is { } day && day > ends.Max() ? day : ends.Max();
    }

    /// <summary>The day on which a share has grown to its last value; null for one that does not grow.</summary>
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

        // Audiences are asked in their order: what stands before everyone's may serve something else to some.
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
        => (audience.Serve ?? rollout.Serve) is { } serve
            ? serve.Single is { } single ? flag.FindVariant(single.Variant.Value) : null
            // A boolean flag serves the opposite of its default unless it says otherwise.
            : flag.Type == FlagType.Boolean ? flag.Variants.FirstOrDefault(variant => !variant.Value.Equals(flag.DefaultValue)) : null;
}
