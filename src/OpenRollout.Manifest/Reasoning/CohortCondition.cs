namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// Holds for the targeting keys of a file. Only the reasoning makes such conditions: it does not read the file, so all
/// that it knows is that the same file has the same keys.
/// </summary>
internal sealed record CohortCondition(string Path, TextRange Range)
    : AttributeCondition(AttributeDefinition.TargetingKey, ConditionOperator.In, Range);
