using Microsoft.Extensions.Hosting;
using OpenFeature;

namespace OpenRollout.Hosting;

/// <summary>
/// Has all providers ready before any service of the host starts, whichever of this and OpenFeature's own service comes
/// first, and lets go of the generated flags after all have stopped.
/// </summary>
internal sealed class RolloutLifecycle(Api api, ClientContexts contexts, IEnumerable<HostedRollout> rollouts) : IHostedLifecycleService
{
    private readonly HostedRollout[] _rollouts = [.. rollouts];

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_rollouts.Select(rollout => rollout.Provider.WaitForManifestAsync(cancellationToken))).ConfigureAwait(false);
        Array.ForEach(_rollouts, rollout => rollout.Require());
        var getContext = contexts.Getter;
        Array.ForEach(_rollouts, rollout => rollout.Bind(api, getContext));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Array.ForEach(_rollouts, rollout => rollout.Unbind());
        return Task.CompletedTask;
    }
}
