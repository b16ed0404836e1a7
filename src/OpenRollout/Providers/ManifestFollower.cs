using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace OpenRollout.Providers;

/// <summary>Follows a source: waits for its first manifest, then takes the others in the background until it is stopped.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer holds nothing that must be let go.")]
internal sealed class ManifestFollower(IManifestSource source, Action<LoadedManifest> apply)
{
    /// <summary>How long stopping waits for a source that does not heed its cancellation: it must not hold up the application's end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly IManifestSource _source = source;
    private readonly Action<LoadedManifest> _apply = apply;
    private readonly CancellationTokenSource _stop = new();
    private readonly object _lock = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _following;

    /// <summary>What is followed.</summary>
    public IManifestSource Source => _source;

    /// <summary>
    /// Begins to follow, unless that was done before or it was stopped, and waits for the first manifest, for the end of
    /// a source that has none, or for the stop.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting, not the following.</param>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_stop.IsCancellationRequested)
            {
                // On a thread of the pool: a source may read files before it waits for the first time.
                _following ??= Task.Run(FollowAsync, CancellationToken.None);
            }
        }

        return _first.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the following, and waits until it has ended. Never throws.</summary>
    public async Task StopAsync()
    {
        Task stopping;
        Task following;
        lock (_lock)
        {
            // What the source has registered with the token runs on another thread, so not under the lock.
            stopping = _stop.CancelAsync();
            following = _following ?? Task.CompletedTask;
        }

        _first.TrySetResult();
        await stopping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await following.WaitAsync(Patience, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task FollowAsync()
    {
        // What is read from now on belongs to no request, also where one happened to start it.
        Activity.Current = null;
        try
        {
            var failure = await FollowToEndAsync().ConfigureAwait(false);
            if (failure is not null && !_stop.IsCancellationRequested)
            {
                _apply(LoadedManifest.Unreadable(_source.GetType().Name, failure));
            }
        }
        finally
        {
            // Whatever happens: somebody waits.
            _first.TrySetResult();
        }
    }

    /// <summary>Returns what went wrong; null where nothing did.</summary>
    private async Task<string?> FollowToEndAsync()
    {
        var failure = "the source ended without giving a manifest";
        try
        {
            await foreach (var loaded in _source.ReadAsync(_stop.Token).ConfigureAwait(false))
            {
                if (_stop.IsCancellationRequested)
                {
                    break;
                }

                _apply(loaded ?? LoadedManifest.Unreadable(_source.GetType().Name, "the source gave null in place of a manifest"));
                _first.TrySetResult();
                failure = null;
            }

            return failure;
        }
#pragma warning disable CA1031 // A source of the application's own may throw anything; the last good manifest goes on serving.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"the source failed and is not followed any more: {exception.Message}";
        }
    }
}
