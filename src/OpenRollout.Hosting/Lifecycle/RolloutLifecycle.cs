using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenFeature;
using OpenRollout.Hosting.Snapshots;

namespace OpenRollout.Hosting.Lifecycle;

/// <summary>
/// Has all providers ready before any service of the host starts, and lets go of the generated flags after all have stopped.
/// It is the first hosted service: OpenFeature's own waits for a provider without regard to the host's cancellation.
/// </summary>
internal sealed class RolloutLifecycle(Api api, ClientContexts contexts, RegistrationCheck check, IEnumerable<HostedRollout> rollouts, ILogger<OpenRolloutProvider> logger)
    : IHostedLifecycleService
{
    private readonly HostedRollout[] _rollouts = [.. rollouts];

    /// <summary>Whether the host knows the phases around start and stop. The legacy <c>WebHost</c> does not.</summary>
    private bool _hasPhases;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _hasPhases = true;
        return BeginAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => _hasPhases ? Task.CompletedTask : BeginAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _hasPhases ? Task.CompletedTask : EndAsync();

    public Task StoppedAsync(CancellationToken cancellationToken) => EndAsync();

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        check.Check(_rollouts);
        var waits = Array.ConvertAll(_rollouts, rollout => rollout.Provider.WaitForManifestAsync(cancellationToken));
        try
        {
            await Task.WhenAll(waits).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            foreach (var (rollout, wait) in _rollouts.Zip(waits).Where(pair => pair.Second.IsCanceled))
            {
                Log.SourceHasNotAnswered(logger, rollout.Provider.SourceName);
            }

            // Ends the waiting of OpenFeature's service too, which would hold up the start until every source has answered.
            await Task.WhenAll(_rollouts.Select(rollout => rollout.Provider.ShutdownAsync(CancellationToken.None))).ConfigureAwait(false);
            throw;
        }

        Array.ForEach(_rollouts, rollout => rollout.Require());
        var getContext = contexts.Getter;
        Array.ForEach(_rollouts, rollout => rollout.Bind(api, getContext));
    }

    private Task EndAsync()
    {
        Array.ForEach(_rollouts, rollout => rollout.Unbind());
        return Task.CompletedTask;
    }
}
