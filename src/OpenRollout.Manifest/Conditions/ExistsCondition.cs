namespace OpenRollout.Manifest;

/// <summary>A condition that requires an attribute to be present, or to be absent. Null counts as absent; the type does not matter.</summary>
/// <param name="attribute">The attribute.</param>
/// <param name="expected">True if the attribute must be present, false if it must be absent.</param>
/// <param name="range">The position in the manifest.</param>
public sealed class ExistsCondition(AttributeDefinition attribute, bool expected, TextRange range)
    : AttributeCondition(attribute, ConditionOperator.Exists, range)
{
    /// <summary>Gets a value indicating whether the attribute must be present.</summary>
    public bool Expected { get; } = expected;
}
