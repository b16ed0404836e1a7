using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest.Conditions;

/// <summary>The names of the operators in the manifest.</summary>
internal static class OperatorNames
{
    private static readonly NamedValue<ConditionOperator>[] Table =
    [
        new("equals", ConditionOperator.Equals),
        new("in", ConditionOperator.In),
        new("notIn", ConditionOperator.NotIn),
        new("startsWith", ConditionOperator.StartsWith),
        new("endsWith", ConditionOperator.EndsWith),
        new("contains", ConditionOperator.Contains),
        new("matches", ConditionOperator.Matches),
        new("lt", ConditionOperator.LessThan),
        new("lte", ConditionOperator.LessThanOrEqual),
        new("gt", ConditionOperator.GreaterThan),
        new("gte", ConditionOperator.GreaterThanOrEqual),
        new("semver", ConditionOperator.SemanticVersion),
        new("hasAny", ConditionOperator.HasAny),
        new("hasAll", ConditionOperator.HasAll),
        new("exists", ConditionOperator.Exists),
    ];

    /// <summary>Gets all names, in the order of the manifest's documentation.</summary>
    public static IEnumerable<string> All => Table.Select(row => row.Name);

    internal static IEnumerable<ConditionOperator> Operators => Table.Select(row => row.Value);

    /// <summary>Returns the name of an operator.</summary>
    public static string NameOf(ConditionOperator conditionOperator) => Array.Find(Table, row => row.Value == conditionOperator).Name;

    /// <summary>Returns the operator with the given name, or null if there is none.</summary>
    internal static ConditionOperator? Find(JsonTextValue name)
    {
        foreach (var row in Table)
        {
            if (name.ValueEquals(row.Name))
            {
                return row.Value;
            }
        }

        return null;
    }
}
