namespace OpenRollout.Manifest;

/// <summary>
/// A condition that compares a string by UTF-16 code unit. The operators are <c>equals</c>, <c>in</c>, <c>notIn</c>,
/// <c>startsWith</c>, <c>endsWith</c> and <c>contains</c>.
/// </summary>
/// <param name="attribute">The attribute.</param>
/// <param name="conditionOperator">The operator.</param>
/// <param name="operands">The strings to compare with.</param>
/// <param name="range">The position in the manifest.</param>
public sealed class StringCondition(
    AttributeDefinition attribute, ConditionOperator conditionOperator, IReadOnlyList<string> operands, TextRange range)
    : AttributeCondition(attribute, conditionOperator, range)
{
    /// <summary>Gets the strings to compare with. With <c>notIn</c> none may be equal; otherwise, one must match.</summary>
    public IReadOnlyList<string> Operands { get; } = operands;
}
