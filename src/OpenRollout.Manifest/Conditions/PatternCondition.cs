namespace OpenRollout.Manifest;

/// <summary>
/// Matches a string against a regular expression: not anchored, culture-invariant, in linear time. A string of more than
/// <see cref="MaximumValueLength"/> characters does not match, whatever the pattern.
/// </summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Pattern">The regular expression, without look-around, back-references and atomic groups.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record PatternCondition(AttributeDefinition Attribute, string Pattern, TextRange Range)
    : AttributeCondition(Attribute, ConditionOperator.Matches, Range)
{
    /// <summary>The longest string that is matched, in UTF-16 code units.</summary>
    public const int MaximumValueLength = 4_096;
}
