using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace OpenRollout.Providers;

/// <summary>Enumerates a source in the background and passes each manifest on until it is stopped.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer has nothing to release.")]
internal sealed class ManifestFollower(IManifestSource source, Action<LoadedManifest> apply)
{
    /// <summary>The maximum time that stopping waits for a source that ignores its cancellation, so that it does not delay the application's shutdown.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly object _lock = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _following;

    /// <summary>Gets the source.</summary>
    public IManifestSource Source => source;

    /// <summary>
    /// Starts the enumeration, unless it was started or stopped before. The task completes with the first manifest, with
    /// the end of a source without one, or when the follower is stopped.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait, not the enumeration.</param>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_stop.IsCancellationRequested)
            {
                // On a thread-pool thread, because a source may read files synchronously before its first await.
                _following ??= Task.Run(FollowAsync, CancellationToken.None);
            }
        }

        return _first.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Stops the enumeration and waits up to two seconds until it has ended. Never throws.</summary>
    public async Task StopAsync()
    {
        Task stopping;
        Task following;
        lock (_lock)
        {
            // Callbacks that the source registered with the token run on another thread, so not under the lock.
            stopping = _stop.CancelAsync();
            following = _following ?? Task.CompletedTask;
        }

        _first.TrySetResult();
        await stopping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await following.WaitAsync(StopTimeout, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task FollowAsync()
    {
        // Reads do not belong to the request that happened to start the enumeration.
        Activity.Current = null;
        try
        {
            var failure = await FollowToEndAsync().ConfigureAwait(false);
            if (failure is not null && !_stop.IsCancellationRequested)
            {
                apply(LoadedManifest.Unreadable(source.GetType().Name, failure));
            }
        }
        finally
        {
            // In every case, because StartAsync waits for it.
            _first.TrySetResult();
        }
    }

    /// <summary>Enumerates the source to its end and returns the reason for a failure; null if there was none.</summary>
    private async Task<string?> FollowToEndAsync()
    {
        var failure = "the source ended without returning a manifest";
        try
        {
            await foreach (var loaded in source.ReadAsync(_stop.Token).ConfigureAwait(false))
            {
                if (_stop.IsCancellationRequested)
                {
                    break;
                }

                apply(loaded ?? LoadedManifest.Unreadable(source.GetType().Name, "the source returned null instead of a manifest"));
                _first.TrySetResult();
                failure = null;
            }

            return failure;
        }
#pragma warning disable CA1031 // A custom source may throw any exception; the last good manifest stays in use.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"the source failed and is no longer read: {exception.Message}";
        }
    }
}
