using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OpenFeature.Hosting;

/// <summary>Sets providers and shuts them down with the host, in the phases that <see cref="FeatureLifecycleStateOptions"/> says.</summary>
public sealed class HostedFeatureLifecycleService : IHostedLifecycleService
{
    private readonly IFeatureLifecycleManager _manager;
    private readonly FeatureLifecycleStateOptions _options;

    public HostedFeatureLifecycleService(ILogger<HostedFeatureLifecycleService> logger, IFeatureLifecycleManager featureLifecycleManager,
        IOptions<FeatureLifecycleStateOptions> featureLifecycleStateOptions)
    {
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(featureLifecycleStateOptions);
        _manager = featureLifecycleManager;
        _options = featureLifecycleStateOptions.Value;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => InitializeAsync(FeatureStartState.Starting, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => InitializeAsync(FeatureStartState.Start, cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => InitializeAsync(FeatureStartState.Started, cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => ShutdownAsync(FeatureStopState.Stopping, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => ShutdownAsync(FeatureStopState.Stop, cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken) => ShutdownAsync(FeatureStopState.Stopped, cancellationToken);

    private async Task InitializeAsync(FeatureStartState state, CancellationToken cancellationToken)
    {
        if (_options.StartState == state)
            await _manager.EnsureInitializedAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ShutdownAsync(FeatureStopState state, CancellationToken cancellationToken)
    {
        if (_options.StopState == state)
            await _manager.ShutdownAsync(cancellationToken).ConfigureAwait(false);
    }
}
