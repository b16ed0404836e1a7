namespace OpenRollout.Telemetry.Decisions;

/// <summary>A change of the decisions that a provider knows, or of their effects.</summary>
/// <param name="FlagSetId">The identifier of the flag set; null before the first manifest.</param>
/// <param name="Before">The overview before the change.</param>
/// <param name="After">The overview after it.</param>
internal sealed record DecisionChange(string? FlagSetId, RolloutOverview Before, RolloutOverview After)
{
    /// <summary>Gets the known withdrawals, some of which may have caused the change.</summary>
    public IReadOnlyList<DecisionWithdrawal> Withdrawals { get; init; } = [];
}
