namespace OpenRollout.Manifest;

/// <summary>
/// A condition that compares a number as a double. The operators are <c>equals</c>, <c>in</c> and <c>notIn</c>, and
/// <c>lt</c>, <c>lte</c>, <c>gt</c> and <c>gte</c>, which have one operand.
/// </summary>
/// <param name="attribute">The attribute.</param>
/// <param name="conditionOperator">The operator.</param>
/// <param name="operands">The numbers to compare with.</param>
/// <param name="range">The position in the manifest.</param>
public sealed class NumberCondition(
    AttributeDefinition attribute, ConditionOperator conditionOperator, IReadOnlyList<double> operands, TextRange range)
    : AttributeCondition(attribute, conditionOperator, range)
{
    /// <summary>Gets the numbers to compare with. With <c>notIn</c> none may be equal; with <c>equals</c> and <c>in</c> one must be.</summary>
    public IReadOnlyList<double> Operands { get; } = operands;
}
