namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>That a condition on a string holds, or does not.</summary>
internal readonly struct StringTest(AttributeCondition condition, bool isNegated)
{
    private readonly AttributeCondition _condition = condition;

    /// <summary>What is done with the operands; in, not equals, and in, not notIn.</summary>
    public ConditionOperator Operator { get; } = condition.Operator is ConditionOperator.Equals or ConditionOperator.NotIn
        ? ConditionOperator.In
        : condition.Operator;

    public bool IsNegated { get; } = (condition.Operator == ConditionOperator.NotIn) != isNegated;

    public IReadOnlyList<string> Operands => (_condition as StringCondition)?.Operands ?? [];

    /// <summary>The only strings that can pass, where they are known.</summary>
    public IReadOnlyList<string>? ListedValues
        => Operator == ConditionOperator.In && !IsNegated && _condition is StringCondition strings ? strings.Operands : null;

    public int Size => 1 + Operands.Count;

    /// <summary>What a pattern or a file decides is not understood, but the same one decides the same.</summary>
    private string? Riddle => _condition switch
    {
        PatternCondition pattern => $"pattern {pattern.Pattern}",
        CohortCondition cohort => $"file {cohort.Path}",
        _ => null,
    };

    /// <summary>Whether this is the opposite of another test.</summary>
    public bool Contradicts(StringTest other) => IsNegated != other.IsNegated && Riddle is { } riddle && riddle == other.Riddle;

    /// <summary>Whether a string passes; null where that cannot be told.</summary>
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
