using System.Diagnostics.CodeAnalysis;

namespace OpenRollout;

/// <summary>Follows a source: waits for its first manifest, then takes the others in the background until it is stopped.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer holds nothing that must be let go.")]
internal sealed class ManifestFollower(IManifestSource source, Action<LoadedManifest> apply)
{
    private readonly IManifestSource _source = source;
    private readonly Action<LoadedManifest> _apply = apply;
    private readonly CancellationTokenSource _stop = new();
    private readonly object _lock = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _following;

    /// <summary>Begins to follow, unless that was done before, and waits for the first manifest.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // On a thread of the pool: a source may read files before it waits for the first time.
            _following ??= Task.Run(FollowAsync, CancellationToken.None);
        }

        return _first.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the following, and waits until it has ended.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await (_following ?? Task.CompletedTask).ConfigureAwait(false);
    }

    private async Task FollowAsync()
    {
        try
        {
            await foreach (var loaded in _source.ReadAsync(_stop.Token).ConfigureAwait(false))
            {
                _apply(loaded);
                _first.TrySetResult();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped, as wished.
        }
#pragma warning disable CA1031 // A source of the application's own may throw anything; the last good manifest goes on serving.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _apply(LoadedManifest.Unreadable(_source.GetType().Name, $"the source failed and is not followed any more: {exception.Message}"));
        }
        finally
        {
            _first.TrySetResult();
        }
    }
}
