using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Model;
using OpenRollout.Decisions;
using OpenRollout.Providers.Events;
using OpenRollout.Telemetry.Metrics;

namespace OpenRollout;

/// <content>The lifecycle: initialization and shutdown.</content>
public sealed partial class OpenRolloutProvider
{
    /// <summary>
    /// Starts to follow the source and the decision store, and waits for the first manifest and the first answer of the store.
    /// Called by OpenFeature. Without both, it completes at once.
    /// </summary>
    /// <param name="context">Not used: the manifest is the same for all users.</param>
    /// <param name="cancellationToken">Cancels the wait for the first manifest; the source is still followed.</param>
    /// <exception cref="ParseErrorException">There is no valid manifest; the message is the first error, with file, line and column. The source is still followed.</exception>
    /// <exception cref="ProviderFatalException">The provider was shut down.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled, and an earlier manifest is served.</exception>
    public override Task InitializeAsync(EvaluationContext context, CancellationToken cancellationToken = default)
    {
        if (_follower is null && _decisionFollower is null)
        {
            // There is nothing to wait for, and no event before the next Update.
            var failure = FindFailure();
            _events.CompleteSynchronously(ReportOf(failure));
            return failure is null ? Task.CompletedTask : Task.FromException(failure);
        }

        var initialization = new Initialization();
        _events.Hold(initialization);
        _ = Task.Run(() => CompleteAsync(initialization, cancellationToken), CancellationToken.None);
        return initialization.Task;
    }

    /// <summary>
    /// Starts to follow the source, if it is not followed yet, and waits for its first manifest, valid or not, and until the
    /// decision store has answered or failed. Use it to read <see cref="Status"/> and <see cref="Problems"/> before the provider
    /// is set. Without a source and a decision store it completes at once.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait; the source is still followed.</param>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public Task WaitForManifestAsync(CancellationToken cancellationToken = default)
        => _decisionFollower is null ? WaitForSourceAsync(cancellationToken) : WaitForDecisionsAsync(_decisionFollower, cancellationToken);

    /// <summary>Stops following the source, delivers the queued exposures and ends the monitor. Called by OpenFeature. The last manifest stays available. Later calls have no effect.</summary>
    /// <param name="cancellationToken">Not used: the shutdown takes a bounded time.</param>
    public override Task ShutdownAsync(CancellationToken cancellationToken = default)
    {
        _lifecycle.ShutDown();
        _events.Stop();
        LiveProviders.Remove(this);
        return Task.WhenAll(
            _follower?.StopAsync() ?? Task.CompletedTask,
            _decisionFollower?.StopAsync() ?? Task.CompletedTask,
            _exposures?.StopAsync() ?? Task.CompletedTask,
            _options.Monitor?.ShutdownAsync().AsTask() ?? Task.CompletedTask);
    }

    private Task WaitForSourceAsync(CancellationToken cancellationToken) => _follower?.StartAsync(cancellationToken) ?? Task.CompletedTask;

    private async Task WaitForDecisionsAsync(DecisionFollower decisions, CancellationToken cancellationToken)
    {
        // First, so that the store is read even if the wait for the source is canceled.
        decisions.Start();
        await WaitForSourceAsync(cancellationToken).ConfigureAwait(false);
        await decisions.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static ProviderReport ReportOf(Exception? failure)
        => failure is null ? ProviderReport.Ready : new(ProviderEventTypes.ProviderError, failure.Message);

    private async Task CompleteAsync(Initialization initialization, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await WaitForManifestAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            failure = exception;
        }

        failure = FindFailure() ?? failure;
        _events.Complete(initialization, failure, ReportOf(failure));
    }

    /// <summary>Ends an initialization. Returns the reason for its failure, or null if it succeeded.</summary>
    private FeatureProviderException? FindFailure()
        => !_lifecycle.TryInitialize() ? new ProviderFatalException("This OpenRolloutProvider was shut down and cannot be used again. Create a new one.")
            : _state is null ? new ParseErrorException(FirstError())
            : null;
}
