namespace OpenRollout;

/// <summary>The scope of decisions in a store: a flag set in an environment. Immutable and thread-safe.</summary>
/// <param name="FlagSetId">The identifier of the flag set, such as <c>flags</c>. It is case-sensitive.</param>
/// <param name="Environment">The environment, such as <c>Production</c>; null for none. Environments are compared without regard to case.</param>
public sealed record DecisionScope(string FlagSetId, string? Environment)
{
    /// <inheritdoc/>
    public bool Equals(DecisionScope? other)
        => other is not null && FlagSetId == other.FlagSetId && string.Equals(Environment, other.Environment, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode()
        => HashCode.Combine(FlagSetId, Environment is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Environment));
}
