namespace OpenRollout;

/// <summary>
/// Observes the guardrails of a provider, for example to notify on-call engineers. The methods are called in the background, one at a time.
/// Their exceptions are logged and otherwise ignored.
/// </summary>
public interface IGuardrailObserver
{
    /// <summary>Called when the evidence of a guardrail has reached its threshold: once for each salt of the flag, and once more after a restart if the guardrail only tells.</summary>
    /// <param name="status">The evidence at the time of the alarm. <see cref="GuardrailStatus.Because"/> says why no decision was made.</param>
    /// <param name="decision">The decision, which is in force; null if the guardrail only tells.</param>
    /// <param name="cancellationToken">Canceled when the provider is shut down.</param>
    ValueTask AlarmedAsync(GuardrailStatus status, RolloutDecision? decision, CancellationToken cancellationToken);

    /// <summary>Called when a guardrail counts nothing any longer, for example because its definition has changed under the same salt.</summary>
    /// <param name="status">The status. <see cref="GuardrailStatus.Because"/> has the reason.</param>
    /// <param name="cancellationToken">Canceled when the provider is shut down.</param>
    ValueTask MutedAsync(GuardrailStatus status, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
