namespace OpenRollout;

/// <summary>
/// A store of decisions that several processes share, such as a folder or a server. It keeps decisions and withdrawals of
/// many scopes; both are never changed or removed. Implementations are thread-safe.
/// </summary>
public interface IDecisionStore
{
    /// <summary>
    /// Returns the decisions of a scope immediately, and again whenever they have changed, until the enumeration is canceled.
    /// Report a failure as <see cref="DecisionSnapshot.Unavailable"/> or with <see cref="DecisionSnapshot.Problem"/>, and
    /// continue. After an exception, or if the enumeration ends, the store is read again after five seconds. Known decisions
    /// stay in force, and after an exception the provider is stale until the store answers.
    /// </summary>
    /// <param name="scope">The scope.</param>
    /// <param name="cancellationToken">Cancels the enumeration, when the provider is shut down.</param>
    /// <returns>The snapshots, the newest last.</returns>
    IAsyncEnumerable<DecisionSnapshot> ReadAsync(DecisionScope scope, CancellationToken cancellationToken);

    /// <summary>Adds a decision. The task completes when the decision is durable. Adding the same decision again has no effect, so a failed call can be repeated.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="cancellationToken">Cancels the wait; the decision may have been added.</param>
    /// <exception cref="InvalidOperationException">The store has another decision with the same identifier, or a withdrawal of it.</exception>
    /// <exception cref="IOException">The store cannot be written. Implementations may throw other exceptions.</exception>
    Task AddAsync(DecisionScope scope, RolloutDecision decision, CancellationToken cancellationToken);

    /// <summary>
    /// Withdraws a decision. The task completes when the withdrawal is durable. A withdrawal is kept even if the store does not
    /// have the decision, which then can no longer be added. Withdrawing a decision again has no effect.
    /// </summary>
    /// <param name="scope">The scope.</param>
    /// <param name="withdrawal">The withdrawal.</param>
    /// <param name="cancellationToken">Cancels the wait; the decision may have been withdrawn.</param>
    /// <exception cref="IOException">The store cannot be written. Implementations may throw other exceptions.</exception>
    Task WithdrawAsync(DecisionScope scope, DecisionWithdrawal withdrawal, CancellationToken cancellationToken);
}
