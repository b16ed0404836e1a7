namespace OpenRollout.Manifest;

/// <summary>Holds a version against a range.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Versions">The range.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record SemanticVersionCondition(AttributeDefinition Attribute, SemanticVersionRange Versions, TextRange Range)
    : AttributeCondition(Attribute, ConditionOperator.SemanticVersion, Range);
