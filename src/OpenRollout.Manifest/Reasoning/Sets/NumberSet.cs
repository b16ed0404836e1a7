namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>A set of finite doubles.</summary>
internal sealed class NumberSet : TypedSet
{
    private static readonly long Least = OrderedNumber.Least;
    private static readonly long Greatest = OrderedNumber.Greatest;

    private readonly IntervalSet<long> _values;

    private NumberSet(IntervalSet<long> values) => _values = values;

    public static NumberSet All { get; } = new(IntervalSet<long>.Between(Least, Greatest + 1));

    public override TypedSet? Narrow(AttributeCondition condition, bool isNegated, Workspace workspace)
    {
        var number = (NumberCondition)condition;
        workspace.Budget.Spend(number.Operands.Count);
        var isSet = number.Operator is ConditionOperator.Equals or ConditionOperator.In or ConditionOperator.NotIn;
        var range = isSet
            ? IntervalSet<long>.Union(number.Operands.Select(operand => (OrderedNumber.ToOrder(operand), OrderedNumber.ToOrder(operand) + 1)))
            : Ranges.Of(number.Operator, OrderedNumber.ToOrder(number.Operands[0]), Least, Greatest);
        var values = Ranges.Narrow(_values, range, (number.Operator == ConditionOperator.NotIn) != isNegated, Least, Greatest);
        return values.IsEmpty ? null : new NumberSet(values);
    }

    /// <summary>Returns whole numbers near the ends if possible, as the ends may have seventeen digits.</summary>
    public override IEnumerable<object> Suggest()
    {
        foreach (var (start, end) in _values.Intervals)
        {
            var (least, greatest) = (OrderedNumber.FromOrder(start), OrderedNumber.FromOrder(end - 1));
            foreach (var value in new[] { 0, 1, Math.Ceiling(least), Math.Floor(greatest), least })
            {
                if (value >= least && value <= greatest)
                {
                    // Adding zero removes the sign of a negative zero.
                    yield return value + 0.0;
                    break;
                }
            }
        }
    }
}
