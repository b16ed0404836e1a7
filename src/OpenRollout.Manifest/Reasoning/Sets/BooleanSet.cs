namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>A set of booleans.</summary>
internal sealed class BooleanSet : TypedSet
{
    private readonly bool _hasTrue;
    private readonly bool _hasFalse;

    private BooleanSet(bool hasTrue, bool hasFalse)
    {
        _hasTrue = hasTrue;
        _hasFalse = hasFalse;
    }

    public static BooleanSet All { get; } = new(true, true);

    public override TypedSet? Narrow(AttributeCondition condition, bool isNegated, Workspace workspace)
    {
        var operands = ((BooleanCondition)condition).Operands;
        var isOutside = (condition.Operator == ConditionOperator.NotIn) != isNegated;
        var hasTrue = _hasTrue && operands.Contains(true) != isOutside;
        var hasFalse = _hasFalse && operands.Contains(false) != isOutside;
        return hasTrue || hasFalse ? new BooleanSet(hasTrue, hasFalse) : null;
    }

    public override IEnumerable<object> Suggest() => [_hasTrue];
}
