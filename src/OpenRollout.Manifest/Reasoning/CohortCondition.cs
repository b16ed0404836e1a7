namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// A condition that the targeting keys of a file meet. Only the reasoning creates such conditions. It does not read the
/// file, so all it knows is that the same file always holds the same keys.
/// </summary>
internal sealed class CohortCondition(string path, TextRange range)
    : AttributeCondition(AttributeDefinition.TargetingKey, ConditionOperator.In, range)
{
    /// <summary>Gets the path of the file, relative to the manifest.</summary>
    public string Path { get; } = path;
}
