namespace OpenRollout.Manifest;

/// <summary>Matches a string against a regular expression: not anchored, culture-invariant, in linear time.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Pattern">The regular expression, without look-around, back-references and atomic groups.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record PatternCondition(AttributeDefinition Attribute, string Pattern, TextRange Range)
    : AttributeCondition(Attribute, ConditionOperator.Matches, Range);
