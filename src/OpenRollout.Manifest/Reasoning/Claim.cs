namespace OpenRollout.Manifest.Reasoning;

/// <summary>That a condition holds, or that it does not.</summary>
internal readonly record struct Claim(Condition Condition, bool IsNegated = false)
{
    public static Claim Not(Condition condition) => new(condition, IsNegated: true);
}
