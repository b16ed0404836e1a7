using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenFeature;
using OpenRollout.Hosting.Snapshots;

namespace OpenRollout.Hosting.Lifecycle;

/// <summary>
/// Waits for the first manifest of all providers before any service of the host starts, and unbinds the generated flags after all
/// services have stopped. It is the first hosted service, as OpenFeature's waits for providers regardless of the host's cancellation.
/// </summary>
internal sealed class RolloutLifecycle(Api api, ClientContexts contexts, RegistrationCheck check, IEnumerable<HostedRollout> rollouts, ILogger<OpenRolloutProvider> logger)
    : IHostedLifecycleService
{
    private readonly HostedRollout[] _rollouts = [.. rollouts];

    /// <summary>Indicates that the host calls the methods before and after start and stop. The legacy <c>WebHost</c> does not.</summary>
    private bool _hasLifecycle;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _hasLifecycle = true;
        return BeginAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => _hasLifecycle ? Task.CompletedTask : BeginAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _hasLifecycle ? Task.CompletedTask : EndAsync();

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

            // OpenFeature's service waits for the providers too. Without this, the host would not stop starting until every source has responded.
            await Task.WhenAll(_rollouts.Select(rollout => rollout.Provider.ShutdownAsync(CancellationToken.None))).ConfigureAwait(false);
            throw;
        }

        Array.ForEach(_rollouts, rollout => rollout.RequireManifest());
        Array.ForEach(_rollouts, rollout => rollout.WarnOfEnvironment(logger));
        var getContext = contexts.Getter;
        Array.ForEach(_rollouts, rollout => rollout.Bind(api, getContext));
    }

    private Task EndAsync()
    {
        Array.ForEach(_rollouts, rollout => rollout.Unbind());
        return Task.CompletedTask;
    }
}
