namespace OpenRollout.Manifest;

/// <summary>Compares one attribute with an operand. An absent attribute, or a value not of the declared type, does not hold.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Range">The place of the attribute's name, or of the operator where there is one.</param>
public abstract record AttributeCondition(AttributeDefinition Attribute, ConditionOperator Operator, TextRange Range)
    : Condition(Range);
