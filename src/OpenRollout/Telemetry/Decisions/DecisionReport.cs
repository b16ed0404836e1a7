namespace OpenRollout.Telemetry.Decisions;

/// <summary>A change of what a provider knows about decisions.</summary>
/// <param name="FlagSetId">The identifier of the flag set.</param>
/// <param name="Before">The overview before the change.</param>
/// <param name="After">The overview after it.</param>
/// <param name="Withdrawals">The withdrawals that the change may be due to.</param>
internal sealed record DecisionReport(string FlagSetId, RolloutOverview Before, RolloutOverview After, IReadOnlyList<DecisionWithdrawal> Withdrawals);
