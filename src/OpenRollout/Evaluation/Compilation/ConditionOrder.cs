using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Orders the conditions of an <c>all</c> or <c>any</c> by cost. The order does not change the result, because a test has
/// no side effect; a cheap test can make an expensive one unnecessary. Conditions of equal cost keep the manifest's order.
/// </summary>
internal static class ConditionOrder
{
    /// <summary>Returns the conditions, the cheapest first; the same list when it is in order.</summary>
    public static IReadOnlyList<Condition> ByCost(IReadOnlyList<Condition> conditions)
    {
        for (var index = 1; index < conditions.Count; index++)
        {
            if (CostOf(conditions[index]) < CostOf(conditions[index - 1]))
            {
                return Sort(conditions);
            }
        }

        return conditions;
    }

    private static Condition[] Sort(IReadOnlyList<Condition> conditions)
    {
        var sorted = new Condition[conditions.Count];
        var count = 0;
        for (var cost = 0; count < sorted.Length; cost++)
        {
            for (var index = 0; index < sorted.Length; index++)
            {
                if (CostOf(conditions[index]) == cost)
                {
                    sorted[count++] = conditions[index];
                }
            }
        }

        return sorted;
    }

    /// <summary>Returns a rank, not a time: a comparison in the loop, a lookup, a search in a string, an automaton.</summary>
    private static int CostOf(Condition condition) => condition switch
    {
        ExistsCondition or BooleanCondition or NumberCondition => 0,
        StringCondition { Operator: ConditionOperator.Equals } => 1,
        StringCondition { Operator: ConditionOperator.In or ConditionOperator.NotIn } => 2,
        StringCondition or StringListCondition or DateTimeCondition => 3,
        PatternCondition => 5,
        _ => 4,
    };
}
