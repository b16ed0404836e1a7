namespace OpenRollout.Manifest.Reasoning;

/// <summary>A condition that must hold, or must not hold.</summary>
internal readonly record struct Constraint(Condition Condition, bool IsNegated = false)
{
    public static Constraint Not(Condition condition) => new(condition, IsNegated: true);
}
