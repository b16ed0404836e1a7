namespace OpenRollout.Manifest;

/// <summary>A condition that compares a boolean. The operators are <c>equals</c>, <c>in</c> and <c>notIn</c>.</summary>
/// <param name="attribute">The attribute.</param>
/// <param name="conditionOperator">The operator.</param>
/// <param name="operands">The values to compare with.</param>
/// <param name="range">The position in the manifest.</param>
public sealed class BooleanCondition(
    AttributeDefinition attribute, ConditionOperator conditionOperator, IReadOnlyList<bool> operands, TextRange range)
    : AttributeCondition(attribute, conditionOperator, range)
{
    /// <summary>Gets the values to compare with. With <c>notIn</c> none may be equal; otherwise, one must be.</summary>
    public IReadOnlyList<bool> Operands { get; } = operands;
}
