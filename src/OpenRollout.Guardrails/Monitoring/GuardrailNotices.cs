using Microsoft.Extensions.Logging;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Telemetry;
using OpenRollout.Telemetry;
using Log = OpenRollout.Guardrails.Telemetry.Log;

namespace OpenRollout.Guardrails.Monitoring;

/// <summary>Reports alarms and problems to the log, the metrics and the application's observer. Thread-safe; no method throws.</summary>
internal sealed class GuardrailNotices(ILogger? logger, IGuardrailObserver? observer) : IAsyncDisposable
{
    /// <summary>The time that the end waits for the observer.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    private readonly ILogger? _logger = SafeLogger.Wrap(logger);
    private readonly CancellationTokenSource _stop = new();
    private readonly object _lock = new();
    private Task _last = Task.CompletedTask;
    private string? _problem;

    /// <summary>Reports a decision, which is in force.</summary>
    public void Decided(WatchIdentity watch, GuardrailStatus status, RolloutDecision decision)
    {
        if (_logger is not null)
        {
            Log.GuardrailDecided(_logger, watch, decision);
        }

        GuardrailInstruments.AddAlarm(watch, isDecision: true);
        Observe((known, token) => known.AlarmedAsync(status, decision, token));
    }

    /// <summary>Reports that the evidence of a guardrail that only tells has reached the threshold.</summary>
    public void Told(WatchIdentity watch, GuardrailStatus status)
    {
        if (_logger is not null)
        {
            Log.GuardrailTold(_logger, watch, status);
        }

        GuardrailInstruments.AddAlarm(watch, isDecision: false);
        Observe((known, token) => known.AlarmedAsync(status, null, token));
    }

    /// <summary>Reports that a guardrail counts nothing.</summary>
    public void Muted(WatchIdentity watch, GuardrailStatus status)
    {
        if (_logger is not null)
        {
            Log.GuardrailMuted(_logger, watch, status);
        }

        Observe((known, token) => known.MutedAsync(status, token));
    }

    /// <summary>Reports that the store has a decision, if an attempt had failed.</summary>
    public void Stored(RolloutDecision decision, int failures)
    {
        if (_logger is not null && failures > 0)
        {
            Log.DecisionStored(_logger, decision, failures);
        }
    }

    /// <summary>Reports that an attempt to store a decision has failed, once for each decision.</summary>
    public void NotStored(RolloutDecision decision, Exception failure, int failures)
    {
        if (_logger is not null && failures == 0)
        {
            Log.DecisionNotStored(_logger, decision, failure);
        }
    }

    /// <summary>Reports that an alarm could not be handled or recorded.</summary>
    public void Failed(WatchIdentity watch, Exception exception)
    {
        if (_logger is not null)
        {
            Log.GuardrailFailed(_logger, watch, exception);
        }
    }

    /// <summary>Reports a problem of the state of the evidence, once while it lasts.</summary>
    /// <param name="problem">The problem; null if there is none.</param>
    public void StateChanged(string? problem)
    {
        if (Interlocked.Exchange(ref _problem, problem) != problem && problem is not null && _logger is not null)
        {
            Log.StateProblem(_logger, problem);
        }
    }

    /// <summary>Cancels the observer and waits a short time for it.</summary>
    public async ValueTask DisposeAsync()
    {
        Task last;
        lock (_lock)
        {
            last = _last;
        }

        var stopping = _stop.CancelAsync();
        await last.WaitAsync(StopTimeout, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await stopping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Calls the observer in the background, after the earlier calls.</summary>
    private void Observe(Func<IGuardrailObserver, CancellationToken, ValueTask> notify)
    {
        if (observer is not null)
        {
            lock (_lock)
            {
                _last = ObserveAsync(_last, observer, notify);
            }
        }
    }

    private async Task ObserveAsync(Task before, IGuardrailObserver known, Func<IGuardrailObserver, CancellationToken, ValueTask> notify)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await notify(known, _stop.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // An observer of the application may throw any exception.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (_logger is not null && !_stop.IsCancellationRequested)
            {
                Log.ObserverFailed(_logger, exception);
            }
        }
    }
}
