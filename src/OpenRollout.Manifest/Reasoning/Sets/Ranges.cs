namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>Turns the operators of numbers and times, which are counted by integers, into ranges.</summary>
internal static class Ranges
{
    /// <summary>The range of an order, such as less than, between the least value and the greatest.</summary>
    public static IntervalSet<long> Of(ConditionOperator conditionOperator, long operand, long least, long greatest) => conditionOperator switch
    {
        ConditionOperator.LessThan => IntervalSet<long>.Between(least, operand),
        ConditionOperator.LessThanOrEqual => IntervalSet<long>.Between(least, operand + 1),
        ConditionOperator.GreaterThan => IntervalSet<long>.Between(operand + 1, greatest + 1),
        _ => IntervalSet<long>.Between(operand, greatest + 1),
    };

    /// <summary>The values of a set that lie in a range, or outside of it.</summary>
    public static IntervalSet<long> Narrow(IntervalSet<long> values, IntervalSet<long> range, bool isOutside, long least, long greatest)
        => values.Intersect(isOutside ? range.Complement(least, greatest + 1) : range);
}
