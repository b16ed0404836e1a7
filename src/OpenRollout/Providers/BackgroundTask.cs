using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace OpenRollout.Providers;

/// <summary>A task that follows a source or a store in the background, at most once, until it is stopped. Thread-safe.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer has nothing to release.")]
internal sealed class BackgroundTask
{
    /// <summary>The maximum time that stopping waits for code that ignores its cancellation, so that it does not delay the application's shutdown.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly object _lock = new();
    private Task? _running;

    /// <summary>Gets the token that is canceled when the task is stopped.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Gets a value indicating whether the task was started.</summary>
    public bool IsStarted => Volatile.Read(ref _running) is not null;

    /// <summary>Starts the task, unless it was started or stopped before. On a thread-pool thread, because it may read files synchronously before its first await.</summary>
    public void Start(Func<Task> run)
    {
        lock (_lock)
        {
            if (!_stop.IsCancellationRequested)
            {
                _running ??= Task.Run(() =>
                {
                    // Reads do not belong to the request that happened to start the task.
                    Activity.Current = null;
                    return run();
                });
            }
        }
    }

    /// <summary>Cancels the task. Await the result to wait up to two seconds until it has ended. Never throws.</summary>
    public async Task StopAsync()
    {
        Task stopping;
        Task running;
        lock (_lock)
        {
            // Callbacks that were registered with the token run on another thread, so not under the lock.
            stopping = _stop.CancelAsync();
            running = _running ?? Task.CompletedTask;
        }

        await stopping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await running.WaitAsync(StopTimeout, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
