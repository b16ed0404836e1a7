namespace OpenRollout.Manifest;

/// <summary>
/// A condition that compares one attribute with an operand. It is not met if the attribute is absent or its value is not
/// of the declared type; only an <see cref="ExistsCondition"/> can be met by such an attribute.
/// </summary>
public abstract class AttributeCondition : Condition
{
    private protected AttributeCondition(AttributeDefinition attribute, ConditionOperator conditionOperator, TextRange range)
        : base(range)
    {
        Attribute = attribute;
        Operator = conditionOperator;
    }

    /// <summary>Gets the attribute.</summary>
    public AttributeDefinition Attribute { get; }

    /// <summary>Gets the operator that compares the attribute's value with the operand.</summary>
    public ConditionOperator Operator { get; }
}
