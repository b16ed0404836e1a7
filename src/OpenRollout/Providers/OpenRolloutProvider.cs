using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// Serves a manifest's flags to OpenFeature. Evaluations never wait for a reload, and each sees one whole manifest; a
/// manifest with errors never replaces a good one. Thread-safe. An instance serves one time: after it was shut down, or
/// replaced by another provider, make a new one.
/// </summary>
public sealed partial class OpenRolloutProvider : FeatureProvider
{
    /// <summary>The provider's name in OpenFeature's metadata and events.</summary>
    public const string Name = "OpenRollout";

    private static readonly Metadata ProviderMetadata = new(Name);

    private readonly OpenRolloutOptions _options;
    private readonly ManifestFollower? _follower;
    private readonly EventQueue _events;
    private readonly ProviderStanding _standing = new();
    private readonly ExposureQueue? _exposures;
    private volatile ProviderState? _state;

    /// <summary>Serves a manifest that changes only by <see cref="Update(ReadOnlySpan{byte})"/>, such as the one that is compiled into <c>Flags.EmbeddedManifest</c>.</summary>
    /// <param name="manifest">The manifest's text in UTF-8.</param>
    /// <param name="options">How to work; the defaults where none are given.</param>
    public OpenRolloutProvider(ReadOnlySpan<byte> manifest, OpenRolloutOptions? options = null)
        : this((IManifestSource?)null, LoadedManifest.Read(manifest), options)
    {
    }

    /// <summary>Serves the manifests that a source gives, from <see cref="InitializeAsync"/> on.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">How to work; the defaults where none are given.</param>
    public OpenRolloutProvider(IManifestSource source, OpenRolloutOptions? options = null)
        : this(source, (LoadedManifest?)null, options)
        => ArgumentNullException.ThrowIfNull(source);

    /// <summary>Serves the manifests that a source gives, and an embedded one until the source has given a good one.</summary>
    /// <param name="source">The source.</param>
    /// <param name="manifest">The text, in UTF-8, of the manifest to begin with.</param>
    /// <param name="options">How to work; the defaults where none are given.</param>
    public OpenRolloutProvider(IManifestSource source, ReadOnlySpan<byte> manifest, OpenRolloutOptions? options = null)
        : this(source, LoadedManifest.Read(manifest), options)
        => ArgumentNullException.ThrowIfNull(source);

    private OpenRolloutProvider(IManifestSource? source, LoadedManifest? first, OpenRolloutOptions? options)
    {
        _options = options ?? new OpenRolloutOptions();
        _overview = new RolloutOverview(null, new ManifestStatus(), [], _options.TimeProvider);
        _exposures = _options.Exposures is { } sink ? new ExposureQueue(sink, _options.ExposureOptions, _options.Logger) : null;
        LiveProviders.Add(this);
        _events = new EventQueue(EventChannel.Writer);
        _follower = source is null ? null : new ManifestFollower(source, Apply);
        if (first is not null)
        {
            Apply(first);
        }
    }

    /// <summary>
    /// What is served now, for who may skip OpenFeature's client: null until the SDK has asked this provider for a
    /// value since it was initialized, which shows that the SDK takes it for neither not ready nor fatal.
    /// </summary>
    internal ProviderState? DirectState => _standing.IsAsked ? _state : null;

    /// <summary>Whether it has a manifest and was initialized, and was not asked for a value since.</summary>
    internal bool IsUnasked => _state is not null && _standing.IsUnasked;

    /// <inheritdoc/>
    public override Metadata GetMetadata()
    {
        _events.NoteName();
        return ProviderMetadata;
    }

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

    /// <inheritdoc/>
    public override Task<ResolutionDetails<bool>> ResolveBooleanValueAsync(
        string flagKey, bool defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Resolve(flagKey, defaultValue, context);

    /// <inheritdoc/>
    public override Task<ResolutionDetails<string>> ResolveStringValueAsync(
        string flagKey, string defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Resolve(flagKey, defaultValue, context);

    /// <inheritdoc/>
    public override Task<ResolutionDetails<int>> ResolveIntegerValueAsync(
        string flagKey, int defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Resolve(flagKey, defaultValue, context);

    /// <inheritdoc/>
    public override Task<ResolutionDetails<double>> ResolveDoubleValueAsync(
        string flagKey, double defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Resolve(flagKey, defaultValue, context);

    /// <inheritdoc/>
    public override Task<ResolutionDetails<Value>> ResolveStructureValueAsync(
        string flagKey, Value defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Resolve(flagKey, defaultValue, context);

    /// <inheritdoc/>
    public override void Track(
        string trackingEventName, EvaluationContext? evaluationContext = null, TrackingEventDetails? trackingEventDetails = null)
    {
        _exposures?.Offer(new TrackedEvent
        {
            Name = trackingEventName,
            TargetingKey = evaluationContext?.TargetingKey,
            Details = trackingEventDetails,
            Time = TimeProvider.System.GetUtcNow(),
            FlagSetId = FlagSetId,
        });
        try
        {
            _options.Tracked?.Invoke(trackingEventName, evaluationContext, trackingEventDetails);
        }
#pragma warning disable CA1031 // Whatever the application's handler throws must not reach the code that tracks.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private Task<ResolutionDetails<T>> Resolve<T>(string flagKey, T defaultValue, EvaluationContext? context)
    {
        _standing.NoteAsked();
        if (_state is { } state)
        {
            return Resolver.Resolve(state, flagKey, defaultValue, context);
        }

        EvaluationWatch.NoteError(FlagSetId, null, ErrorType.ParseError);
        return Resolver.Fail(flagKey, defaultValue, ErrorType.ParseError, FirstError());
    }

    private static ProviderReport ReportOf(Exception? failure)
        => failure is null ? ProviderReport.Ready : new(ProviderEventTypes.ProviderError, failure.Message);

    private string FirstError()
        => Problems.FirstOrDefault(problem => problem.IsError)?.ToString() ?? "There is no manifest yet.";

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
