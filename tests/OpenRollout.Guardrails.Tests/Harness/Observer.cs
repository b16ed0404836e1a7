using System.Collections.Concurrent;

namespace OpenRollout.Guardrails.Tests.Harness;

/// <summary>An observer that keeps what it is told.</summary>
internal sealed class Observer(Action? onAlarm = null) : IGuardrailObserver
{
    public ConcurrentQueue<(GuardrailStatus Status, RolloutDecision? Decision)> Alarms { get; } = new();

    public ConcurrentQueue<GuardrailStatus> Mutes { get; } = new();

    public ValueTask AlarmedAsync(GuardrailStatus status, RolloutDecision? decision, CancellationToken cancellationToken)
    {
        Alarms.Enqueue((status, decision));
        onAlarm?.Invoke();
        return ValueTask.CompletedTask;
    }

    public ValueTask MutedAsync(GuardrailStatus status, CancellationToken cancellationToken)
    {
        Mutes.Enqueue(status);
        return ValueTask.CompletedTask;
    }
}
