using OpenRollout.Manifest.Reasoning.Witnesses;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>A possible change of a flag for a user: from one audience to another.</summary>
/// <param name="First">The audience that includes the user first; null if the user has the default.</param>
/// <param name="Then">The audience that includes the user afterwards.</param>
/// <param name="Before">The moment at which the first audience includes the user.</param>
/// <param name="After">The moment at which the other audience does.</param>
internal sealed record Change(Audience? First, Audience Then, Moment Before, Moment After)
{
    /// <summary>The most times of ramps that are considered.</summary>
    private const int MaximumTimes = 8;

    /// <summary>
    /// Returns all changes that end with an audience: its stage starts, or its percentage grows to users of an audience that
    /// is evaluated after it. Whether a change happens to a user is not decided here.
    /// </summary>
    /// <param name="flag">The flag.</param>
    /// <param name="firsts">The audiences that may include the user first; null stands for the default.</param>
    /// <param name="then">The audience.</param>
    /// <param name="late">A time after the end of all ramps.</param>
    public static IEnumerable<Change> To(FlagDefinition flag, IReadOnlyList<Audience?> firsts, Audience then, long late)
    {
        var rollout = flag.GetRollout()!;
        var (stages, isScheduled) = (rollout.Stages, rollout.IsScheduled);
        var starts = isScheduled ? stages[then.Stage].StartsAt.GetValueOrDefault() : 0;
        var ends = isScheduled && then.Stage + 1 < stages.Count ? stages[then.Stage + 1].StartsAt.GetValueOrDefault() - 1 : long.MaxValue;
        foreach (var first in firsts.Where(first => first is null || first.Stage < then.Stage))
        {
            yield return isScheduled
                ? new Change(first, then, new Moment(flag.Key, null, starts - 1), new Moment(flag.Key, null, starts))
                : new Change(first, then, new Moment(flag.Key, then.Stage - 1, late), new Moment(flag.Key, then.Stage, late));
        }

        if (PercentageComparison.Least(then.Share) == PercentageComparison.Greatest(then.Share))
        {
            yield break;
        }

        foreach (var first in firsts.Where(first => first is null || then.IsAskedBefore(first)))
        {
            var turns = PercentageComparison.Turns(then.Share).Concat(first is null ? [] : PercentageComparison.Turns(first.Share)).Concat(isScheduled ? [starts, Math.Min(ends, late)] : []);
            var times = turns.Where(time => time >= starts && time <= ends).Distinct().OrderBy(time => time).Take(MaximumTimes).ToArray();
            for (var later = 1; later < times.Length; later++)
            {
                for (var earlier = 0; earlier < later; earlier++)
                {
                    int? stage = isScheduled ? null : then.Stage;
                    yield return new Change(first, then, new Moment(flag.Key, stage, times[earlier]), new Moment(flag.Key, stage, times[later]));
                }
            }
        }
    }

    /// <summary>
    /// Returns the buckets for which the change may happen: in the first audience before, and in the other only after. The
    /// end is exclusive; there are none if the end is not above the start.
    /// </summary>
    public (int Start, int End) Buckets()
    {
        var isGrowth = Before.UtcTicks != After.UtcTicks && Before.Stage is not null;
        var end = Then.Share.At(After.UtcTicks);
        return (isGrowth ? Then.Share.At(Before.UtcTicks) : 0, First is null ? end : Math.Min(end, First.Share.At(Before.UtcTicks)));
    }
}
