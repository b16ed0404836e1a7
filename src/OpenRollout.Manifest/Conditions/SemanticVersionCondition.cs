namespace OpenRollout.Manifest;

/// <summary>A condition that requires a version to be within a range.</summary>
/// <param name="attribute">The attribute.</param>
/// <param name="versions">The range.</param>
/// <param name="range">The position in the manifest.</param>
public sealed class SemanticVersionCondition(AttributeDefinition attribute, SemanticVersionRange versions, TextRange range)
    : AttributeCondition(attribute, ConditionOperator.SemanticVersion, range)
{
    /// <summary>Gets the range.</summary>
    public SemanticVersionRange Versions { get; } = versions;
}
