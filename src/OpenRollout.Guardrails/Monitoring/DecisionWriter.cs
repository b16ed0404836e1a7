namespace OpenRollout.Guardrails.Monitoring;

/// <summary>Has decisions stored that are already in force: repeats a failed attempt with growing delays until the store has the decision or its withdrawal. Thread-safe.</summary>
internal sealed class DecisionWriter(OpenRolloutProvider provider, TimeProvider timeProvider, GuardrailNotices notices) : IAsyncDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>The time after which an attempt counts as failed, so that a store that never answers is tried again.</summary>
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The time that the end waits for running attempts.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly object _lock = new();
    private readonly List<Task> _running = [];

    /// <summary>Follows an attempt to store a decision, and repeats it if it fails.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="attempt">The first attempt.</param>
    public void Follow(RolloutDecision decision, Task attempt)
    {
        lock (_lock)
        {
            _running.RemoveAll(task => task.IsCompleted);
            _running.Add(FollowAsync(decision, attempt));
        }
    }

    /// <summary>Stops the attempts and waits a short time for those that run.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_lock)
        {
            running = [.. _running];
        }

        // First the attempts that are about to succeed, then the delays.
        var stopping = _stop.CancelAsync();
        await Task.WhenAll(running).WaitAsync(StopTimeout, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await stopping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task FollowAsync(RolloutDecision decision, Task attempt)
    {
        var delay = FirstDelay;
        for (var failures = 0; ; failures++)
        {
            if (await FindFailureAsync(attempt).ConfigureAwait(false) is not { } failure)
            {
                notices.Stored(decision, failures);
                return;
            }

            if (IsSettled(decision))
            {
                return;
            }

            notices.NotStored(decision, failure, failures);
            await Task.Delay(delay, timeProvider, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            delay = TimeSpan.FromTicks(Math.Min(2 * delay.Ticks, LongestDelay.Ticks));
            attempt = provider.DecideAsync(decision, CancellationToken.None);
        }
    }

    private async Task<Exception?> FindFailureAsync(Task attempt)
    {
        try
        {
            await attempt.WaitAsync(AttemptTimeout, timeProvider).ConfigureAwait(false);
            return null;
        }
#pragma warning disable CA1031 // A custom store may throw any exception.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    /// <summary>Returns whether another attempt is pointless: the decision was withdrawn, or the store has a decision with its identifier from an earlier start.</summary>
    private bool IsSettled(RolloutDecision decision)
        => provider.IsWithdrawn(decision.Id) || provider.Overview.Decisions.Any(known => known.IsStored && known.Decision.Id == decision.Id);
}
