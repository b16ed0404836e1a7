namespace OpenRollout;

/// <content>Decisions: switching flags off and holding rollouts.</content>
public sealed partial class OpenRolloutProvider
{
    /// <summary>
    /// Puts a decision in force and adds it to <see cref="OpenRolloutOptions.DecisionStore"/>. Evaluations that start after the
    /// method returns, before the task completes, follow the decision.
    /// </summary>
    /// <param name="decision">The decision. The same decision can be passed again to repeat a failed call.</param>
    /// <param name="cancellationToken">Cancels the wait for the store; the decision stays in force.</param>
    /// <returns>
    /// A task that completes when the store has the decision. If it fails, the decision stays in force in this process. It is
    /// then not seen by other processes and ends with this one.
    /// </returns>
    /// <exception cref="DecisionRefusedException">The decision could give a user a value that the user would not have had (ROLL1011). It is not in force.</exception>
    /// <exception cref="InvalidOperationException">There is no store, no manifest has been served, the store has a withdrawal of the decision, or the provider was shut down.</exception>
    public Task DecideAsync(RolloutDecision decision, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return Task.FromException(new NotSupportedException($"Decisions of {_options.FlagSetId}"));
    }

    /// <summary>Withdraws a decision in <see cref="OpenRolloutOptions.DecisionStore"/>, and ends it in this process when the store has the withdrawal.</summary>
    /// <param name="decisionId">The identifier of the decision.</param>
    /// <param name="by">The name of the person or tool that withdraws the decision.</param>
    /// <param name="reason">The reason, for operators.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that completes when the store has the withdrawal and evaluations no longer follow the decision. If it fails, the decision stays in force.</returns>
    /// <exception cref="ArgumentException"><paramref name="decisionId"/> is not an identifier, or <paramref name="by"/> or <paramref name="reason"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">No manifest has been served, or the provider was shut down.</exception>
    public Task WithdrawAsync(string decisionId, string by, string reason, CancellationToken cancellationToken = default)
    {
        _ = new DecisionWithdrawal { DecisionId = decisionId, By = by, Reason = reason };
        return Task.FromException(new NotSupportedException($"Decisions of {_options.FlagSetId}"));
    }
}
