using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// The order in which the conditions of an all or any are tested: none has an effect but its result, so the result is the
/// same in every order, and what costs little may save what costs more. Among equals the manifest's order stays.
/// </summary>
internal static class ConditionOrder
{
    /// <summary>Returns the conditions in that order: the list itself where it is in order.</summary>
    public static IReadOnlyList<Condition> Order(IReadOnlyList<Condition> conditions)
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

    /// <summary>A rank, not a time: what is compared in the loop, what is looked up, what walks a string, what runs an automaton.</summary>
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
