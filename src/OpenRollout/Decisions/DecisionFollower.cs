using OpenRollout.Providers;

namespace OpenRollout.Decisions;

/// <summary>Enumerates a decision store in the background and passes each snapshot on until it is stopped. Thread-safe.</summary>
internal sealed class DecisionFollower(IDecisionStore store, Action<DecisionSnapshot> apply)
{
    private readonly BackgroundTask _task = new();
    private readonly object _lock = new();
    private readonly object _reporting = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DecisionScope? _scope;
    private bool _isStarted;

    /// <summary>Gets the time after which a store that has not answered counts as unreachable, so that it does not prevent the application's start.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the delay before the store is read again after an exception or the end of its enumeration.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Allows reading, which begins when the scope is known.</summary>
    public void Start()
    {
        lock (_lock)
        {
            _isStarted = true;
            FollowIfReady();
        }
    }

    /// <summary>Sets the scope, once. Reading begins when it has been allowed.</summary>
    public void Begin(DecisionScope scope)
    {
        lock (_lock)
        {
            _scope ??= scope;
            FollowIfReady();
        }
    }

    /// <summary>Waits until the store has answered or failed, if it is read.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _task.IsStarted ? _first.Task.WaitAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Stops the enumeration and waits up to two seconds until it has ended. Never throws.</summary>
    public Task StopAsync()
    {
        var stopping = _task.StopAsync();
        _first.TrySetResult();
        return stopping;
    }

    private void FollowIfReady()
    {
        if (_isStarted && _scope is { } scope)
        {
            _task.Start(() => FollowAsync(scope));
        }
    }

    private async Task FollowAsync(DecisionScope scope)
    {
        _ = ExpireAsync();
        while (!_task.Stopping.IsCancellationRequested)
        {
            if (await EnumerateAsync(scope).ConfigureAwait(false) is { } failure)
            {
                Report(DecisionSnapshot.Unavailable(failure));
            }

            // Also after an end without a failure, such as that of a closed connection: later decisions would not be seen.
            await Task.Delay(RetryDelay, TimeProvider.System, _task.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ExpireAsync()
    {
        await _first.Task.WaitAsync(AnswerTimeout, TimeProvider.System, _task.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Report(DecisionSnapshot.Unavailable($"the decision store has not answered within {AnswerTimeout.TotalSeconds:0} seconds"), onlyIfFirst: true);
    }

    private void Report(DecisionSnapshot snapshot, bool onlyIfFirst = false)
    {
        lock (_reporting)
        {
            if (_task.Stopping.IsCancellationRequested || (onlyIfFirst && _first.Task.IsCompleted))
            {
                return;
            }

            apply(snapshot);
            _first.TrySetResult();
        }
    }

    /// <summary>Enumerates the store to its end and returns the reason for a failure; null if there was none.</summary>
    private async Task<string?> EnumerateAsync(DecisionScope scope)
    {
        var failure = "the decision store ended without an answer";
        try
        {
            await foreach (var snapshot in store.ReadAsync(scope, _task.Stopping).ConfigureAwait(false))
            {
                Report(snapshot ?? DecisionSnapshot.Unavailable("the decision store returned null instead of a snapshot"));
                failure = null;
            }

            return failure;
        }
#pragma warning disable CA1031 // A custom store may throw any exception; known decisions stay in force.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"the decision store failed: {exception.Message}";
        }
    }
}
