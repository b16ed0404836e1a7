using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenFeature.Telemetry;
using OpenRollout.Evaluation;
using OpenRollout.Providers;
using OpenRollout.Telemetry.Exposures;
using OpenRollout.Telemetry.Metrics;
using OpenRollout.Telemetry.Reloads;

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
        _telemetry = new ReloadTelemetry(_options.Logger);
        LiveProviders.Add(this);
        _events = new EventQueue(EventChannel.Writer);
        _follower = source is null ? null : new ManifestFollower(source, Apply);
        if (first is not null)
        {
            Apply(first);
        }
    }

    /// <summary>What is served now; null where there is no manifest yet.</summary>
    internal RolloutProgram? Program => _state?.Program;

    /// <summary>What is served now, for who may skip OpenFeature's client: null while the SDK takes the provider for not ready or fatal, and would not ask it.</summary>
    /// <param name="client">A client whose provider this is.</param>
    internal ProviderState? DirectStateFor(IFeatureClient client) => _standing.IsUsableFor(client) ? _state : null;

    /// <inheritdoc/>
    public override Metadata GetMetadata()
    {
        _events.NoteName();
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

    /// <inheritdoc/>
    public override void Track(
        string trackingEventName, EvaluationContext? evaluationContext = null, TrackingEventDetails? trackingEventDetails = null)
    {
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
#pragma warning disable CA1031 // Whatever the application's handler throws must not reach the code that tracks.
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
        => Problems.FirstOrDefault(problem => problem.IsError)?.ToString() ?? "There is no manifest yet.";
}
