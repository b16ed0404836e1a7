namespace OpenRollout.Providers.Events;

/// <summary>
/// One call of <c>InitializeAsync</c>. The SDK reports its end itself, as a status and an event, and an event of ours that
/// arrives before that one would be lost. Two signs show that the SDK has reported it: the completion of the task has
/// returned, after running the SDK's continuation, and the SDK has read the provider's name, which is part of its event.
/// </summary>
internal sealed class Initialization
{
    /// <summary>The time to wait for the SDK to read the name; it never does if other code initialized the provider.</summary>
    private static readonly TimeSpan NameTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The time to wait, after the name was read, for the completion to return: code that awaits the SDK may run within it, for any length of time.</summary>
    public static readonly TimeSpan ReturnTimeout = TimeSpan.FromMilliseconds(50);

    // Continuations run synchronously within Complete, so that its return shows that they have run.
    private readonly TaskCompletionSource _completion = new();
    private readonly TaskCompletionSource _nameRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _returned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isComplete;

    /// <summary>Gets the task that the SDK awaits.</summary>
    public Task Task => _completion.Task;

    /// <summary>Completes the task. Continuations run on this thread and may take long, so call it last.</summary>
    public void Complete(Exception? failure)
    {
        _isComplete = true;
        _ = failure is null ? _completion.TrySetResult() : _completion.TrySetException(failure);
        _returned.TrySetResult();
    }

    /// <summary>Records that the provider's name was read.</summary>
    public void OnNameRead()
    {
        if (_isComplete)
        {
            _nameRead.TrySetResult();
        }
    }

    /// <summary>Waits until the SDK has reported the end, or for the timeouts. Never throws.</summary>
    public async Task WaitUntilReportedAsync(CancellationToken cancellationToken)
    {
        // The system's clock, not the application's: this waits for threads.
        await _nameRead.Task.WaitAsync(NameTimeout, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _returned.Task.WaitAsync(ReturnTimeout, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
