using Microsoft.Extensions.Hosting;
using OpenFeature;

namespace OpenRollout.Hosting;

/// <summary>
/// Has all providers ready before any service of the host starts, whichever of this and OpenFeature's own service comes
/// first, and lets go of the generated flags after all have stopped.
/// </summary>
internal sealed class RolloutLifecycle(Api api, IEnumerable<HostedRollout> rollouts) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var rollout in rollouts)
        {
            await rollout.StartAsync(api, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        foreach (var rollout in rollouts)
        {
            rollout.Unbind();
        }

        return Task.CompletedTask;
    }
}
