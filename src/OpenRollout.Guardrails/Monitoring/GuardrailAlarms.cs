using System.Collections.Concurrent;

namespace OpenRollout.Guardrails.Monitoring;

/// <summary>
/// Handles alarms: makes the decision on the thread that raised the alarm, so that it is in force before the event has been
/// tracked, and has it stored in the background. A watch raises one alarm in a process. Thread-safe.
/// </summary>
internal sealed class GuardrailAlarms(OpenRolloutProvider provider, TimeProvider timeProvider, StatusReader statuses, GuardrailNotices notices) : IAsyncDisposable
{
    private readonly DecisionWriter _writer = new(provider, timeProvider, notices);
    private readonly ConcurrentQueue<GuardrailWatch> _postponed = new();
    private volatile bool _isShutDown;

    /// <summary>Gets a value indicating whether the provider was shut down, after which no user is counted.</summary>
    public bool IsShutDown => _isShutDown;

    /// <summary>Handles an alarm, or postpones it if this thread holds the provider's lock. Never throws.</summary>
    public void Handle(GuardrailWatch watch)
    {
        if (provider.IsApplying)
        {
            Postpone(watch);
            return;
        }

        try
        {
            Decide(watch);
        }
#pragma warning disable CA1031 // An alarm must not become a failure of the request that tracks the event.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            watch.CompleteFailed();
            notices.Failed(watch.Identity, exception);
        }
    }

    /// <summary>Lets an alarm be handled when the provider has served the state that it belongs to.</summary>
    public void Postpone(GuardrailWatch watch) => _postponed.Enqueue(watch);

    /// <summary>Handles the alarms that were postponed.</summary>
    public void HandlePostponed()
    {
        // Not while this thread holds the lock, which would postpone them again without end.
        while (!provider.IsApplying && _postponed.TryDequeue(out var watch))
        {
            Handle(watch);
        }
    }

    /// <summary>Reports once that a guardrail counts nothing.</summary>
    public void ReportMute(GuardrailWatch watch)
    {
        if (watch.TryReportMute())
        {
            notices.Muted(watch.Identity, statuses.Read(watch));
        }
    }

    /// <summary>Stops the attempts to store decisions. Evidence with an alarm makes the same decision again after a restart.</summary>
    public async ValueTask DisposeAsync()
    {
        _isShutDown = true;
        await _writer.DisposeAsync().ConfigureAwait(false);
    }

    private void Decide(GuardrailWatch watch)
    {
        if (statuses.FindReasonToTell(watch) is not null)
        {
            if (watch.CompleteTold())
            {
                notices.Told(watch.Identity, statuses.Read(watch));
            }

            return;
        }

        var id = GuardrailDecision.IdOf(watch.Identity);
        if (statuses.FindInForce(id) is { } known)
        {
            RecordDecision(watch, known.Since);
            watch.CompleteDecided();
            return;
        }

        var decision = GuardrailDecision.Create(statuses.Read(watch), id, watch.DecidedAt ?? timeProvider.GetUtcNow());
        var storing = provider.DecideAsync(decision);
        if (statuses.FindInForce(id) is null)
        {
            // The provider was shut down, or people have withdrawn the decision in the meantime.
            _ = storing.ContinueWith(static failed => failed.Exception, TaskScheduler.Default);
            watch.CompleteTold();
            return;
        }

        RecordDecision(watch, decision.Since);
        watch.CompleteDecided();
        // First, so that a listener that throws does not keep a failed decision from being stored again.
        _writer.Follow(decision, storing);
        notices.Decided(watch.Identity, statuses.Read(watch), decision);
    }

    /// <summary>Records the decision in the evidence. If that fails, the recorded counts or the stored decision lead to the same result after a restart.</summary>
    private void RecordDecision(GuardrailWatch watch, DateTimeOffset time)
    {
        if (watch.DecidedAt is not null)
        {
            return;
        }

        try
        {
            watch.Decide(time);
        }
#pragma warning disable CA1031 // The state may be on a disk that fails in any way; the decision is in force.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            notices.Failed(watch.Identity, exception);
        }
    }
}
