namespace OpenRollout;

/// <summary>
/// One call of <c>InitializeAsync</c>. The SDK tells of its end itself, status and event, and an event of ours that
/// overtook that one would be lost. That it has done so shows twice: its continuation has run when the completion of
/// the task returns, and it asked for the provider's name to put into its event.
/// </summary>
internal sealed class Initialization
{
    /// <summary>How long to wait for an SDK that never asks for the name, as when somebody else initialized the provider.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait, once it has asked, for the completion to return: code that awaits the SDK may go on there, for as long as it likes.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    // Continuations run within Complete, which is the point of it.
    private readonly TaskCompletionSource _completion = new();
    private readonly TaskCompletionSource _isNamed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _isReturned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isComplete;

    /// <summary>What the SDK awaits.</summary>
    public Task Task => _completion.Task;

    /// <summary>Ends the initialization. May take long; nothing may be left to do on this thread.</summary>
    public void Complete(Exception? failure)
    {
        _isComplete = true;
        _ = failure is null ? _completion.TrySetResult() : _completion.TrySetException(failure);
        _isReturned.TrySetResult();
    }

    /// <summary>Notes that somebody asked for the provider's name.</summary>
    public void NoteName()
    {
        if (_isComplete)
        {
            _isNamed.TrySetResult();
        }
    }

    /// <summary>Waits until the SDK has told of the end. Never throws.</summary>
    public async Task WaitUntilToldAsync(CancellationToken cancellationToken)
    {
        // The system's time, not the application's: it is threads that are waited for.
        await _isNamed.Task.WaitAsync(Patience, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _isReturned.Task.WaitAsync(Grace, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
