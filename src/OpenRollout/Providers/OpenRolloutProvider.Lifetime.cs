using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Model;
using OpenRollout.Providers;
using OpenRollout.Telemetry.Metrics;

namespace OpenRollout;

/// <content>From its start to its end.</content>
public sealed partial class OpenRolloutProvider
{
    /// <summary>Reads the first manifest and begins to follow its changes.</summary>
    /// <param name="context">Not used: the manifest is the same for everyone.</param>
    /// <param name="cancellationToken">Ends the waiting for the first manifest; the source is followed all the same.</param>
    /// <exception cref="ParseErrorException">There is no good manifest; the message has the first error with file, line and column. The source is followed all the same.</exception>
    /// <exception cref="ProviderFatalException">The provider was shut down before, or meanwhile.</exception>
    public override Task InitializeAsync(EvaluationContext context, CancellationToken cancellationToken = default)
    {
        if (_follower is null)
        {
            // There is nothing to wait for, and nothing to tell until somebody updates the manifest.
            var failure = FindFailure();
            _events.CompleteAtOnce(ReportOf(failure));
            return failure is null ? Task.CompletedTask : Task.FromException(failure);
        }

        var initialization = new Initialization();
        _events.Hold(initialization);
        _ = Task.Run(() => CompleteAsync(initialization, _follower, cancellationToken), CancellationToken.None);
        return initialization.Task;
    }

    /// <summary>
    /// Begins to follow the source, unless that was done, and waits for its first manifest, good or not; without a source
    /// at once. For who wants to know how it is, from <see cref="Status"/> and <see cref="Problems"/>, before OpenFeature does.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting; the source is followed all the same.</param>
    public Task WaitForManifestAsync(CancellationToken cancellationToken = default)
        => _follower?.StartAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Ends the following of the source, and hands on the exposures that wait; what was served last stays. Doing it twice does nothing more.</summary>
    /// <param name="cancellationToken">Not used: what is waited for ends soon.</param>
    public override Task ShutdownAsync(CancellationToken cancellationToken = default)
    {
        _standing.End();
        _events.Stop();
        LiveProviders.Remove(this);
        var following = _follower?.StopAsync() ?? Task.CompletedTask;
        return _exposures is null ? following : Task.WhenAll(following, _exposures.StopAsync());
    }

    private static ProviderReport ReportOf(Exception? failure)
        => failure is null ? ProviderReport.Ready : new(ProviderEventTypes.ProviderError, failure.Message);

    private async Task CompleteAsync(Initialization initialization, ManifestFollower follower, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await follower.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            failure = exception;
        }

        failure = FindFailure() ?? failure;
        _events.Complete(initialization, failure, ReportOf(failure));
    }

    /// <summary>Ends an initialization: returns why it failed, or null where it did not.</summary>
    private FeatureProviderException? FindFailure()
        => !_standing.TryInitialize() ? new ProviderFatalException("This OpenRolloutProvider was shut down; make a new one.")
            : _state is null ? new ParseErrorException(FirstError())
            : null;
}
