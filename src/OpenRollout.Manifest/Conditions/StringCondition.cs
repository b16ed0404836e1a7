namespace OpenRollout.Manifest;

/// <summary>Compares a string by code unit: equals, in, notIn, startsWith, endsWith, contains.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Operands">The strings to compare with; one of them is enough.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record StringCondition(
    AttributeDefinition Attribute, ConditionOperator Operator, IReadOnlyList<string> Operands, TextRange Range)
    : AttributeCondition(Attribute, Operator, Range);
