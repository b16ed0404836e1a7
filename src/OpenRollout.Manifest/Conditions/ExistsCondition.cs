namespace OpenRollout.Manifest;

/// <summary>Asks whether an attribute is there and not null, of whatever type.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Expected">Whether it must be there.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record ExistsCondition(AttributeDefinition Attribute, bool Expected, TextRange Range)
    : AttributeCondition(Attribute, ConditionOperator.Exists, Range);
