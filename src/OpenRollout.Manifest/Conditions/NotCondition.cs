namespace OpenRollout.Manifest;

/// <summary>A condition that is met if another condition is not.</summary>
/// <param name="inner">The other condition.</param>
/// <param name="range">The position in the manifest.</param>
public sealed class NotCondition(Condition inner, TextRange range) : Condition(range)
{
    /// <summary>Gets the other condition.</summary>
    public Condition Inner { get; } = inner;
}
