namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>Converts operators of numbers and times, both mapped to integers, to ranges.</summary>
internal static class Ranges
{
    /// <summary>Returns the range of a comparison, such as less than, between the least and the greatest value.</summary>
    public static IntervalSet<long> Of(ConditionOperator conditionOperator, long operand, long least, long greatest) => conditionOperator switch
    {
        ConditionOperator.LessThan => IntervalSet<long>.Between(least, operand),
        ConditionOperator.LessThanOrEqual => IntervalSet<long>.Between(least, operand + 1),
        ConditionOperator.GreaterThan => IntervalSet<long>.Between(operand + 1, greatest + 1),
        _ => IntervalSet<long>.Between(operand, greatest + 1),
    };

    /// <summary>Returns the values of a set that are inside or outside of a range.</summary>
    public static IntervalSet<long> Narrow(IntervalSet<long> values, IntervalSet<long> range, bool isOutside, long least, long greatest)
        => values.Intersect(isOutside ? range.Complement(least, greatest + 1) : range);
}
