namespace OpenRollout.Manifest;

/// <summary>A condition that is met if at least one of its conditions is met. Without conditions it is never met.</summary>
/// <param name="conditions">The conditions, in the manifest's order.</param>
/// <param name="range">The position in the manifest.</param>
public sealed class AnyCondition(IReadOnlyList<Condition> conditions, TextRange range) : Condition(range)
{
    /// <summary>Gets the conditions, in the manifest's order.</summary>
    public IReadOnlyList<Condition> Conditions { get; } = conditions;
}
