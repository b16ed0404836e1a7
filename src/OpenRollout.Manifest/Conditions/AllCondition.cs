namespace OpenRollout.Manifest;

/// <summary>A condition that is met if all of its conditions are met, or if it has none.</summary>
/// <param name="conditions">The conditions, in the manifest's order.</param>
/// <param name="range">The position in the manifest.</param>
public sealed class AllCondition(IReadOnlyList<Condition> conditions, TextRange range) : Condition(range)
{
    /// <summary>Gets the conditions, in the manifest's order.</summary>
    public IReadOnlyList<Condition> Conditions { get; } = conditions;
}
