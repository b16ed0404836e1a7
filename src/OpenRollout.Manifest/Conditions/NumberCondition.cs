namespace OpenRollout.Manifest;

/// <summary>Compares a number as a double: equals, in, notIn, and the four orders, which have one operand.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Operands">The numbers to compare with; one of them is enough.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record NumberCondition(
    AttributeDefinition Attribute, ConditionOperator Operator, IReadOnlyList<double> Operands, TextRange Range)
    : AttributeCondition(Attribute, Operator, Range);
