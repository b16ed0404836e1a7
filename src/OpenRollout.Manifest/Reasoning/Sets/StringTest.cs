namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>A condition on a string that must hold, or must not hold.</summary>
internal readonly struct StringTest(AttributeCondition condition, bool isNegated)
{
    private readonly AttributeCondition _condition = condition;

    /// <summary>Gets the operator; <c>equals</c> and <c>notIn</c> are expressed by <c>in</c>.</summary>
    public ConditionOperator Operator { get; } = condition.Operator is ConditionOperator.Equals or ConditionOperator.NotIn
        ? ConditionOperator.In
        : condition.Operator;

    public bool IsNegated { get; } = (condition.Operator == ConditionOperator.NotIn) != isNegated;

    public IReadOnlyList<string> Operands => (_condition as StringCondition)?.Operands ?? [];

    /// <summary>Gets the only strings that can pass, or null if they are not known.</summary>
    public IReadOnlyList<string>? ListedValues
        => Operator == ConditionOperator.In && !IsNegated && _condition is StringCondition strings ? strings.Operands : null;

    public int Size => 1 + Operands.Count;

    /// <summary>Gets the identity of a pattern or file. Its content is not analyzed, but the same one always decides the same.</summary>
    private string? OpaqueTest => _condition switch
    {
        PatternCondition pattern => $"pattern {pattern.Pattern}",
        CohortCondition cohort => $"file {cohort.Path}",
        _ => null,
    };

    /// <summary>Returns whether this is the opposite of another test.</summary>
    public bool Contradicts(StringTest other) => IsNegated != other.IsNegated && OpaqueTest is { } opaque && opaque == other.OpaqueTest;

    /// <summary>Returns whether a string passes, or null if that is not known.</summary>
    public bool? Holds(string value, Workspace workspace)
    {
        bool? holds = _condition switch
        {
            PatternCondition pattern => workspace.IsMatch(pattern.Pattern, value),
            StringCondition strings => Holds(strings, value, workspace),
            _ => null,
        };
        return holds is { } known ? known != IsNegated : null;
    }

    private bool Holds(StringCondition condition, string value, Workspace workspace)
    {
        if (Operator == ConditionOperator.In)
        {
            return workspace.Contains(condition.Operands, value);
        }

        workspace.Budget.Spend(condition.Operands.Count);
        return Operator switch
        {
            ConditionOperator.StartsWith => condition.Operands.Any(operand => value.StartsWith(operand, StringComparison.Ordinal)),
            ConditionOperator.EndsWith => condition.Operands.Any(operand => value.EndsWith(operand, StringComparison.Ordinal)),
            _ => condition.Operands.Any(operand => value.Contains(operand)),
        };
    }
}
