namespace OpenRollout.Manifest.Conditions;

/// <summary>Which operator fits which type of attribute.</summary>
internal static class OperatorRules
{
    public static bool Fits(ConditionOperator conditionOperator, AttributeType type) => conditionOperator switch
    {
        ConditionOperator.Exists => true,
        ConditionOperator.Equals or ConditionOperator.In or ConditionOperator.NotIn
            => type is AttributeType.String or AttributeType.Boolean or AttributeType.Number,
        ConditionOperator.StartsWith or ConditionOperator.EndsWith or ConditionOperator.Contains or ConditionOperator.Matches
            => type == AttributeType.String,
        ConditionOperator.LessThan or ConditionOperator.LessThanOrEqual or ConditionOperator.GreaterThan or ConditionOperator.GreaterThanOrEqual
            => type is AttributeType.Number or AttributeType.DateTime,
        ConditionOperator.SemanticVersion => type == AttributeType.SemanticVersion,
        _ => type == AttributeType.StringList,
    };

    /// <summary>The operators that fit a type, as a message lists them.</summary>
    public static string List(AttributeType type)
        => string.Join(", ", OperatorNames.Operators.Where(row => Fits(row, type)).Select(OperatorNames.NameOf));

    /// <summary>A type as the manifest writes it.</summary>
    public static string NameOf(AttributeType type) => type switch
    {
        AttributeType.SemanticVersion => "semver",
        AttributeType.DateTime => "datetime",
        AttributeType.StringList => "stringList",
        AttributeType.Boolean => "boolean",
        AttributeType.Number => "number",
        _ => "string",
    };
}
