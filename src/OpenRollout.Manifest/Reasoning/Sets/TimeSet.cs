namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>A set of points in time, in UTC ticks of 100 nanoseconds.</summary>
internal sealed class TimeSet : TypedSet
{
    private static readonly long Least = DateTime.MinValue.Ticks;
    private static readonly long Greatest = DateTime.MaxValue.Ticks;

    private readonly IntervalSet<long> _values;

    private TimeSet(IntervalSet<long> values) => _values = values;

    public static TimeSet All { get; } = new(IntervalSet<long>.Between(Least, Greatest + 1));

    public override TypedSet? Narrow(AttributeCondition condition, bool isNegated, Workspace workspace)
    {
        var time = (DateTimeCondition)condition;
        var values = Ranges.Narrow(_values, Ranges.Of(time.Operator, time.UtcTicks, Least, Greatest), isNegated, Least, Greatest);
        return values.IsEmpty ? null : new TimeSet(values);
    }

    public override IEnumerable<object> Suggest()
    {
        foreach (var (start, end) in _values.Intervals)
        {
            // The end of a range without a start, else its start.
            yield return new DateTime(start == Least ? end - 1 : start, DateTimeKind.Utc);
        }
    }
}
