using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OpenFeature.Hosting;

/// <summary>
/// Sets providers and shuts them down with the host, in the phases of <see cref="FeatureLifecycleStateOptions"/>. A host without
/// those phases (the legacy <c>WebHost</c>) starts with <see cref="StartAsync"/>: there every phase is that one, and the stop's is <see cref="StopAsync"/>.
/// </summary>
public sealed class HostedFeatureLifecycleService : IHostedLifecycleService
{
    private readonly IFeatureLifecycleManager _manager;
    private readonly FeatureLifecycleStateOptions _options;
    private bool _hasPhases;

    public HostedFeatureLifecycleService(ILogger<HostedFeatureLifecycleService> logger, IFeatureLifecycleManager featureLifecycleManager,
        IOptions<FeatureLifecycleStateOptions> featureLifecycleStateOptions)
    {
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(featureLifecycleStateOptions);
        _manager = featureLifecycleManager;
        _options = featureLifecycleStateOptions.Value;
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _hasPhases = true;
        return InitializeAsync(FeatureStartState.Starting, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) =>
        InitializeAsync(_hasPhases ? FeatureStartState.Start : _options.StartState, cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => InitializeAsync(FeatureStartState.Started, cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => ShutdownAsync(FeatureStopState.Stopping, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) =>
        ShutdownAsync(_hasPhases ? FeatureStopState.Stop : _options.StopState, cancellationToken);

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
