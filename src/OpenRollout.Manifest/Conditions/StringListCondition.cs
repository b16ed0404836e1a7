namespace OpenRollout.Manifest;

/// <summary>Looks for strings in a list: hasAny, hasAll.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Operator">Whether one of the operands is enough.</param>
/// <param name="Operands">The strings to look for.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record StringListCondition(
    AttributeDefinition Attribute, ConditionOperator Operator, IReadOnlyList<string> Operands, TextRange Range)
    : AttributeCondition(Attribute, Operator, Range);
