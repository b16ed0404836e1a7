namespace OpenRollout.Providers;

/// <summary>Enumerates a source in the background and passes each manifest on until it is stopped.</summary>
internal sealed class ManifestFollower(IManifestSource source, Action<LoadedManifest> apply)
{
    private readonly BackgroundTask _task = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets the source.</summary>
    public IManifestSource Source => source;

    /// <summary>
    /// Starts the enumeration, unless it was started or stopped before. The task completes with the first manifest, with
    /// the end of a source without one, or when the follower is stopped.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait, not the enumeration.</param>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _task.Start(FollowAsync);
        return _first.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Stops the enumeration and waits up to two seconds until it has ended. Never throws.</summary>
    public Task StopAsync()
    {
        var stopping = _task.StopAsync();
        _first.TrySetResult();
        return stopping;
    }

    private async Task FollowAsync()
    {
        try
        {
            var failure = await FollowToEndAsync().ConfigureAwait(false);
            if (failure is not null && !_task.Stopping.IsCancellationRequested)
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
            await foreach (var loaded in source.ReadAsync(_task.Stopping).ConfigureAwait(false))
            {
                if (_task.Stopping.IsCancellationRequested)
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
