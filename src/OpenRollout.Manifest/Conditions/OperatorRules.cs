namespace OpenRollout.Manifest.Conditions;

/// <summary>Determines which operators fit which type of attribute.</summary>
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

    /// <summary>Returns the names of the operators that fit a type, for a message.</summary>
    public static string List(AttributeType type)
        => string.Join(", ", OperatorNames.Operators.Where(row => Fits(row, type)).Select(OperatorNames.NameOf));

    /// <summary>Returns the name of a type in the manifest.</summary>
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
