using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenFeature.Telemetry;
using OpenRollout.Decisions;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;
using OpenRollout.Providers;
using OpenRollout.Providers.Events;
using OpenRollout.Providers.Resolutions;
using OpenRollout.Telemetry.Exposures;
using OpenRollout.Telemetry.Metrics;
using OpenRollout.Telemetry.Reloads;

namespace OpenRollout;

/// <summary>
/// An OpenFeature provider that evaluates the flags of a manifest. A reload never makes an evaluation wait, and each evaluation
/// uses one manifest. A manifest with errors never replaces a valid one. Thread-safe. An instance can be set once: after it has been
/// shut down or replaced by another provider, create a new one.
/// </summary>
public sealed partial class OpenRolloutProvider : FeatureProvider
{
    /// <summary>The provider's name in OpenFeature's metadata and events.</summary>
    public const string Name = "OpenRollout";

    private static readonly Metadata ProviderMetadata = new(Name);

    private readonly OpenRolloutOptions _options;
    private readonly ManifestFollower? _follower;
    private readonly EventQueue _events;
    private readonly ProviderLifecycle _lifecycle = new();
    private readonly ExposureQueue? _exposures;
    private volatile ProviderState? _state;

    /// <summary>Initializes a provider that serves a fixed manifest, such as <c>Flags.EmbeddedManifest</c>. Only <see cref="Update(ReadOnlySpan{byte})"/> replaces it.</summary>
    /// <param name="manifest">The manifest's text in UTF-8. If it has errors, the constructor does not throw: see <see cref="Problems"/>.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public OpenRolloutProvider(ReadOnlySpan<byte> manifest, OpenRolloutOptions? options = null)
        : this((IManifestSource?)null, LoadedManifest.Read(manifest), options)
    {
    }

    /// <summary>Initializes a provider that serves a fixed manifest merged with the overlay of an environment, such as <c>Flags.EmbeddedLayers("Production")</c>. Only <see cref="Update(ManifestLayers)"/> replaces it.</summary>
    /// <param name="manifest">The texts. If they have errors, or the manifest lists their environment and the overlay is missing, the constructor does not throw: see <see cref="Problems"/>.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public OpenRolloutProvider(ManifestLayers manifest, OpenRolloutOptions? options = null)
        : this((IManifestSource?)null, LoadedManifest.Read(manifest), options)
    {
    }

    /// <summary>Initializes a provider that serves the manifests of a source, which it follows from <see cref="InitializeAsync"/> or <see cref="WaitForManifestAsync"/> on.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public OpenRolloutProvider(IManifestSource source, OpenRolloutOptions? options = null)
        : this(source, (LoadedManifest?)null, options)
        => ArgumentNullException.ThrowIfNull(source);

    /// <summary>Initializes a provider that serves the manifests of a source, and an embedded manifest until the source has returned a valid one.</summary>
    /// <param name="source">The source.</param>
    /// <param name="manifest">
    /// The text of the embedded manifest in UTF-8, such as <c>Flags.EmbeddedManifest</c>. If it lists the source's environment, it
    /// is not served, because its overlay is missing: pass <c>Flags.EmbeddedLayers("Production")</c> instead.
    /// </param>
    /// <param name="options">The options; null for the defaults.</param>
    public OpenRolloutProvider(IManifestSource source, ReadOnlySpan<byte> manifest, OpenRolloutOptions? options = null)
        : this(source, Read(manifest, source?.Environment), options)
        => ArgumentNullException.ThrowIfNull(source);

    /// <summary>Initializes a provider that serves the manifests of a source, and an embedded manifest with its overlay until the source has returned a valid one.</summary>
    /// <param name="source">The source.</param>
    /// <param name="manifest">The texts of the embedded manifest and its overlay, such as <c>Flags.EmbeddedLayers("Production")</c>.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentException">The texts are for another environment than the source.</exception>
    public OpenRolloutProvider(IManifestSource source, ManifestLayers manifest, OpenRolloutOptions? options = null)
        : this(source, Read(manifest, source?.Environment), options)
        => ArgumentNullException.ThrowIfNull(source);

    private OpenRolloutProvider(IManifestSource? source, LoadedManifest? first, OpenRolloutOptions? options)
    {
        _options = options ?? new OpenRolloutOptions();
        _options.Monitor?.Attach(this);
        _decisions = new DecisionKeeper(_options.DecisionStore is not null);
        _decisionFollower = _options.DecisionStore is { } store ? new DecisionFollower(store, Apply) : null;
        _overview = new RolloutOverview(null, new ManifestStatus(), [], _decisions, _options.TimeProvider);
        _exposures = _options.Exposures is { } sink ? new ExposureQueue(sink, _options.ExposureOptions, _options.Logger) : null;
        _telemetry = new ReloadTelemetry(_options.Logger);
        LiveProviders.Add(this);
        _events = new EventQueue(EventChannel.Writer);
        _follower = source is null ? null : new ManifestFollower(source, Apply);
        _environment = source?.Environment ?? first?.GivenEnvironment;
        if (first is not null)
        {
            Apply(first);
        }
    }

    /// <summary>Gets the program of the served manifest; null if there has been no valid manifest.</summary>
    internal RolloutProgram? Program => _state?.Program;

    /// <summary>Gets the served state; null if there has been no valid manifest.</summary>
    internal ProviderState? State => _state;

    /// <summary>Gets the options.</summary>
    internal OpenRolloutOptions Options => _options;

    /// <summary>Returns the served state for evaluations without OpenFeature's client; null while the SDK's status of the provider is not ready or fatal, as the SDK would not call it.</summary>
    /// <param name="client">A client of this provider.</param>
    internal ProviderState? DirectStateFor(IFeatureClient client) => _lifecycle.IsUsableFor(client) ? _state : null;

    /// <inheritdoc/>
    public override Metadata GetMetadata()
    {
        _events.OnNameRead();
        return ProviderMetadata;
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

    /// <summary>Passes a tracked event to <see cref="OpenRolloutOptions.Monitor"/>, to <see cref="OpenRolloutOptions.OnTracked"/> and to the sink of <see cref="OpenRolloutOptions.Exposures"/>. Called by OpenFeature. Never throws.</summary>
    /// <param name="trackingEventName">The name of the event.</param>
    /// <param name="evaluationContext">The merged context.</param>
    /// <param name="trackingEventDetails">The details of the event.</param>
    public override void Track(
        string trackingEventName, EvaluationContext? evaluationContext = null, TrackingEventDetails? trackingEventDetails = null)
    {
        if (_state is { } state && state.FindEvent(trackingEventName) is >= 0 and var index)
        {
            state.Track(index, new ContextLayers(evaluationContext), trackingEventDetails?.Value);
        }

        _exposures?.Enqueue(new TrackedEvent
        {
            Name = trackingEventName,
            TargetingKey = evaluationContext?.TargetingKey,
            Details = trackingEventDetails,
            Time = TimeProvider.System.GetUtcNow(),
            FlagSetId = FlagSetId,
        });
        try
        {
            _options.OnTracked?.Invoke(trackingEventName, evaluationContext, trackingEventDetails);
        }
#pragma warning disable CA1031 // Exceptions of the application's callback must not reach the code that tracks.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private Task<ResolutionDetails<T>> Resolve<T>(string flagKey, T defaultValue, EvaluationContext? context)
    {
        if (_state is { } state)
        {
            return Resolver.Resolve(state, flagKey, defaultValue, context);
        }

        var set = FlagSetId;
        EvaluationRecorder.RecordError(set, null, ErrorType.ParseError);
        // Without a manifest there is no version.
        var metadata = set is null ? null : new ImmutableMetadata(new Dictionary<string, object> { [TelemetryFlagMetadata.FlagSetId] = set });
        return Resolver.Fail(flagKey, defaultValue, ErrorType.ParseError, FirstError(), metadata);
    }

    private string FirstError()
        => Problems.FirstOrDefault(problem => problem.IsError)?.ToString()
            ?? (_decisions.IsReady ? "There is no manifest yet." : "There is no manifest yet, or the decision store has not answered yet.");
}
