namespace OpenRollout.Manifest;

/// <summary>
/// A condition that matches a string against a regular expression: not anchored, culture-invariant, in linear time. A
/// string of more than <see cref="MaximumValueLength"/> UTF-16 code units never matches.
/// </summary>
/// <param name="attribute">The attribute.</param>
/// <param name="pattern">The regular expression.</param>
/// <param name="range">The position in the manifest.</param>
public sealed class PatternCondition(AttributeDefinition attribute, string pattern, TextRange range)
    : AttributeCondition(attribute, ConditionOperator.Matches, range)
{
    /// <summary>The length of the longest string that can match, in UTF-16 code units.</summary>
    public const int MaximumValueLength = 4_096;

    /// <summary>Gets the regular expression. It has no look-around, back-references or atomic groups.</summary>
    public string Pattern { get; } = pattern;
}
