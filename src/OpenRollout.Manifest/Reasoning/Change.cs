using OpenRollout.Manifest.Reasoning.Witnesses;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>A way in which a flag may change for somebody: taken in by one audience first, by another then.</summary>
/// <param name="First">Who takes the user in first; null where the user has the default.</param>
/// <param name="Then">Who takes the user in then.</param>
/// <param name="Before">The moment of the first.</param>
/// <param name="After">The moment of the other.</param>
internal sealed record Change(Audience? First, Audience Then, Moment Before, Moment After)
{
    /// <summary>As many times of ramps are looked at.</summary>
    private const int MaximumTimes = 8;

    /// <summary>
    /// All changes that end with a certain audience: its stage begins, or its share grows over those whom an audience has
    /// that is asked after it. Whether they happen to anybody is another question.
    /// </summary>
    /// <param name="flag">The flag.</param>
    /// <param name="firsts">The audiences that may come first, the default among them as null.</param>
    /// <param name="then">The audience.</param>
    /// <param name="late">A time at which everything that grows has grown.</param>
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

        if (Shares.Least(then.Share) == Shares.Greatest(then.Share))
        {
            yield break;
        }

        foreach (var first in firsts.Where(first => first is null || then.IsAskedBefore(first)))
        {
            var turns = Shares.Turns(then.Share).Concat(first is null ? [] : Shares.Turns(first.Share)).Concat(isScheduled ? [starts, Math.Min(ends, late)] : []);
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
    /// The buckets that may make the change: in with the first before, in with the other only after. From the first of
    /// them to the one behind the last; none where the two are the same or the wrong way round.
    /// </summary>
    public (int Start, int End) Buckets()
    {
        var isGrowth = Before.UtcTicks != After.UtcTicks && Before.Stage is not null;
        var end = Then.Share.At(After.UtcTicks);
        return (isGrowth ? Then.Share.At(Before.UtcTicks) : 0, First is null ? end : Math.Min(end, First.Share.At(Before.UtcTicks)));
    }
}
