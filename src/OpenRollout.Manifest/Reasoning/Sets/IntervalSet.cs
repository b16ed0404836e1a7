namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>
/// A set of disjoint, sorted intervals, each from one cut to another. A cut is between two values, so intervals are
/// neither open nor closed. Immutable.
/// </summary>
internal sealed class IntervalSet<TCut>
    where TCut : IComparable<TCut>
{
    private readonly List<(TCut Start, TCut End)> _intervals;

    private IntervalSet(List<(TCut Start, TCut End)> intervals) => _intervals = intervals;

    public IReadOnlyList<(TCut Start, TCut End)> Intervals => _intervals;

    public bool IsEmpty => _intervals.Count == 0;

    public static IntervalSet<TCut> Between(TCut start, TCut end)
        => new(start.CompareTo(end) < 0 ? [(start, end)] : []);

    /// <summary>Returns the union of intervals in any order.</summary>
    public static IntervalSet<TCut> Union(IEnumerable<(TCut Start, TCut End)> intervals)
    {
        var joined = new List<(TCut Start, TCut End)>();
        foreach (var (start, end) in intervals.Where(interval => interval.Start.CompareTo(interval.End) < 0).OrderBy(interval => interval.Start))
        {
            if (joined.Count > 0 && joined[joined.Count - 1] is var last && start.CompareTo(last.End) <= 0)
            {
                joined[joined.Count - 1] = (last.Start, end.CompareTo(last.End) > 0 ? end : last.End);
            }
            else
            {
                joined.Add((start, end));
            }
        }

        return new IntervalSet<TCut>(joined);
    }

    public IntervalSet<TCut> Intersect(IntervalSet<TCut> other)
    {
        var common = new List<(TCut Start, TCut End)>();
        for (int left = 0, right = 0; left < _intervals.Count && right < other._intervals.Count;)
        {
            var (first, second) = (_intervals[left], other._intervals[right]);
            var start = first.Start.CompareTo(second.Start) > 0 ? first.Start : second.Start;
            var isLeftFirst = first.End.CompareTo(second.End) < 0;
            var end = isLeftFirst ? first.End : second.End;
            if (start.CompareTo(end) < 0)
            {
                common.Add((start, end));
            }

            left += isLeftFirst ? 1 : 0;
            right += isLeftFirst ? 0 : 1;
        }

        return new IntervalSet<TCut>(common);
    }

    /// <summary>Returns the values between two cuts that are not in this set, all of which is between them.</summary>
    public IntervalSet<TCut> Complement(TCut start, TCut end)
    {
        var rest = new List<(TCut Start, TCut End)>();
        foreach (var interval in _intervals)
        {
            if (start.CompareTo(interval.Start) < 0)
            {
                rest.Add((start, interval.Start));
            }

            start = interval.End;
        }

        if (start.CompareTo(end) < 0)
        {
            rest.Add((start, end));
        }

        return new IntervalSet<TCut>(rest);
    }
}
