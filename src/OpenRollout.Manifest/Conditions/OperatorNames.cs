namespace OpenRollout.Manifest;

/// <summary>The operators as the manifest writes them.</summary>
public static class OperatorNames
{
    private static readonly (string Name, ConditionOperator Operator)[] Table =
    [
        ("equals", ConditionOperator.Equals),
        ("in", ConditionOperator.In),
        ("notIn", ConditionOperator.NotIn),
        ("startsWith", ConditionOperator.StartsWith),
        ("endsWith", ConditionOperator.EndsWith),
        ("contains", ConditionOperator.Contains),
        ("matches", ConditionOperator.Matches),
        ("lt", ConditionOperator.LessThan),
        ("lte", ConditionOperator.LessThanOrEqual),
        ("gt", ConditionOperator.GreaterThan),
        ("gte", ConditionOperator.GreaterThanOrEqual),
        ("semver", ConditionOperator.SemanticVersion),
        ("hasAny", ConditionOperator.HasAny),
        ("hasAll", ConditionOperator.HasAll),
        ("exists", ConditionOperator.Exists),
    ];

    private static readonly Dictionary<ConditionOperator, string> Names = Table.ToDictionary(row => row.Operator, row => row.Name);

    /// <summary>All names, in the order of the manifest's documentation.</summary>
    public static IEnumerable<string> All => Table.Select(row => row.Name);

    internal static IEnumerable<ConditionOperator> Operators => Table.Select(row => row.Operator);

    /// <summary>Returns the name of an operator.</summary>
    public static string NameOf(ConditionOperator conditionOperator) => Names[conditionOperator];

    /// <summary>Returns the operator that a JSON name stands for, or null.</summary>
    internal static ConditionOperator? Find(JsonNode name)
    {
        foreach (var row in Table)
        {
            if (name.Is(row.Name))
            {
                return row.Operator;
            }
        }

        return null;
    }
}
