namespace OpenRollout.Manifest;

/// <summary>Compares a boolean: equals, in, notIn.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Operands">The values to compare with; one of them is enough.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record BooleanCondition(
    AttributeDefinition Attribute, ConditionOperator Operator, IReadOnlyList<bool> Operands, TextRange Range)
    : AttributeCondition(Attribute, Operator, Range);
