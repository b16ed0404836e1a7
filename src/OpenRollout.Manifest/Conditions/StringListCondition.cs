namespace OpenRollout.Manifest;

/// <summary>A condition that looks for strings in a list. The operators are <c>hasAny</c> and <c>hasAll</c>.</summary>
/// <param name="attribute">The attribute.</param>
/// <param name="conditionOperator">The operator.</param>
/// <param name="operands">The strings to look for.</param>
/// <param name="range">The position in the manifest.</param>
public sealed class StringListCondition(
    AttributeDefinition attribute, ConditionOperator conditionOperator, IReadOnlyList<string> operands, TextRange range)
    : AttributeCondition(attribute, conditionOperator, range)
{
    /// <summary>Gets the strings to look for. With <c>hasAny</c> the list must contain at least one of them; with <c>hasAll</c>, all.</summary>
    public IReadOnlyList<string> Operands { get; } = operands;
}
