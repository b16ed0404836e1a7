using OpenFeature.Model;
using OpenRollout.Accessors;
using OpenRollout.Accessors.Bindings;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Providers;

namespace OpenRollout;

/// <summary>
/// A snapshot of a manifest's flags for one user at one time. All flags that are read from it use the same manifest, attributes and time, even if the
/// manifest is reloaded, and reading one allocates nothing. If the API has hooks or another provider than
/// <see cref="OpenRolloutProvider"/>, each flag is evaluated through OpenFeature's client when it is read, and two flags may use
/// different manifests. Generated code wraps it in a structure with a property for each flag.
/// </summary>
public readonly struct FlagSnapshot
{
    /// <summary>The client for what the state cannot evaluate; null in a default structure, for which each flag's own binding is used.</summary>
    private readonly BoundClient? _client;
    private readonly ProviderState? _state;

    /// <summary>The attributes of a typed context; null for an untyped one.</summary>
    private readonly AttributeValue[]? _attributes;

    /// <summary>The values read from an untyped context, each when a flag first needs it.</summary>
    private readonly object?[]? _contents;
    private readonly ContextLayers _contexts;
    private readonly long _utcTicks;

    /// <summary>Initializes a snapshot that evaluates through the client only.</summary>
    private FlagSnapshot(BoundClient client, EvaluationContext? context)
    {
        _client = client;
        _contexts = new ContextLayers(context);
    }

    private FlagSnapshot(BoundClient client, ProviderState state, AttributeValue[]? attributes, object?[]? contents, in ContextLayers contexts)
    {
        _client = client;
        _state = state;
        _attributes = attributes;
        _contents = contents;
        _contexts = contexts;
        _utcTicks = state.TicksForAll();
    }

    /// <summary>Takes a snapshot for an untyped context.</summary>
    /// <param name="binding">The binding to evaluate through, such as the <see cref="FlagSet.Binding"/> of <c>Flags.Set</c>.</param>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts (API, client and transaction).</param>
    public static FlagSnapshot Take(FlagBinding binding, EvaluationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(binding);
        var client = binding.Current;
        try
        {
            client = client.CaptureContext();
            if (client.TryGetEnvironment(out var environment))
            {
                var contents = new object?[environment.State.Program.AttributeNames.Length];
                return new FlagSnapshot(client, environment.State, null, contents, environment.LayersForMany(context));
            }
        }
#pragma warning disable CA1031 // A propagator or a clock may throw any exception: the client turns it into an error of each flag.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return new FlagSnapshot(client, context);
    }

    /// <summary>Takes a snapshot for a typed context.</summary>
    /// <typeparam name="TContext">The generated context type.</typeparam>
    /// <param name="binding">The binding to evaluate through, such as the <see cref="FlagSet.Binding"/> of <c>Flags.Set</c>.</param>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    public static FlagSnapshot Take<TContext>(FlagBinding binding, in TContext context)
        where TContext : struct, IFlagContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(binding);
        var client = binding.Current;
        try
        {
            client = client.CaptureContext();
            if (client.TryGetEnvironment(out var environment))
            {
                return new FlagSnapshot(client, environment.State, environment.State.Copy(in context), null, environment.LayersForMany());
            }
        }
#pragma warning disable CA1031 // A propagator or a clock may throw any exception: the client turns it into an error of each flag.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return new FlagSnapshot(client, AttributeContext.From(in context));
    }

    /// <summary>
    /// Creates a live snapshot: each flag is evaluated through OpenFeature's client when it is read, so a reload is visible at
    /// once and two reads may differ. For scopes that stay open, such as a connection's.
    /// </summary>
    /// <param name="binding">The binding to evaluate through.</param>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts.</param>
    internal static FlagSnapshot CreateLive(FlagBinding binding, EvaluationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(binding);
        return new FlagSnapshot(binding.Current, context);
    }

    /// <summary>Evaluates a flag for the snapshot's user. Returns the flag's default if the flag cannot be evaluated.</summary>
    /// <typeparam name="T">The type of the flag's values.</typeparam>
    /// <param name="flag">The flag.</param>
    public T Get<T>(FeatureFlag<T> flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        if (FlagOverrides.Any && FlagOverrides.TryGet(flag, out var value))
        {
            return value;
        }

        return Evaluate(flag) is >= 0 and var outcome && flag.TryRead(_state!, outcome, out value) ? value : EvaluateThroughClient(flag).Value;
    }

    /// <summary>Evaluates a flag for the snapshot's user and returns details: the value, its variant and reason, or the error.</summary>
    /// <typeparam name="T">The type of the flag's values.</typeparam>
    /// <param name="flag">The flag.</param>
    public FlagEvaluationDetails<T> GetDetails<T>(FeatureFlag<T> flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        if (FlagOverrides.Any && FlagOverrides.TryGet(flag, out var value))
        {
            return flag.DetailsOf(value);
        }

        return Evaluate(flag) is >= 0 and var outcome && flag.TryDescribe(new DirectOutcome(_state, outcome)) is { } details ? details : EvaluateThroughClient(flag);
    }

    /// <summary>Evaluates a flag of any type for the snapshot's user and returns the name of its variant; null if there is an error or an override.</summary>
    /// <param name="flag">The flag.</param>
    public string? GetVariantName(FeatureFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return flag.GetVariantName(in this);
    }

    /// <summary>Tracks an event for the snapshot's user. Never throws.</summary>
    /// <param name="trackingEvent">The event.</param>
    /// <param name="value">The value of the event, such as an amount or a time in milliseconds; null if it has none.</param>
    public void Track(TrackingEvent trackingEvent, double? value = null)
    {
        ArgumentNullException.ThrowIfNull(trackingEvent);
        if (!TryTrack(trackingEvent, value))
        {
            TrackThroughClient(trackingEvent, ClientTracking.ToDetails(value));
        }
    }

    /// <summary>Tracks an event for the snapshot's user, with details. Never throws.</summary>
    /// <param name="trackingEvent">The event.</param>
    /// <param name="details">The details. Guardrails use their value only.</param>
    public void Track(TrackingEvent trackingEvent, TrackingEventDetails? details)
    {
        ArgumentNullException.ThrowIfNull(trackingEvent);
        if (!TryTrack(trackingEvent, details?.Value))
        {
            TrackThroughClient(trackingEvent, details);
        }
    }

    /// <summary>Returns the index of the outcome; -1 if the flag must be evaluated through the client.</summary>
    private int Evaluate(FeatureFlag flag)
        => _state is not { } state || flag.IndexIn(state) is not (>= 0 and var index) ? -1
            : _attributes is { } attributes ? state.Evaluate(index, attributes, in _contexts, _utcTicks)
            : state.Evaluate(index, _contents!, in _contexts, _utcTicks);

    /// <summary>Evaluates a flag through the client. Of a typed context, the snapshot keeps only the attributes that the manifest declares.</summary>
    private FlagEvaluationDetails<T> EvaluateThroughClient<T>(FeatureFlag<T> flag)
        => ClientEvaluation.Evaluate(
            flag,
            _client ?? flag.Binding.Current,
            ToEvaluationContext());

    /// <summary>Counts an event for the snapshot's user by the snapshot's state. Returns false if the event must be tracked through the client.</summary>
    private bool TryTrack(TrackingEvent trackingEvent, double? value)
    {
        if (_state is not { PassesEventsOn: false } state)
        {
            return false;
        }

        if (trackingEvent.IndexIn(state) is >= 0 and var index)
        {
            if (_attributes is { } attributes)
            {
                state.Track(index, attributes, in _contexts, _utcTicks, value);
            }
            else
            {
                state.Track(index, _contents!, in _contexts, _utcTicks, value);
            }
        }

        return true;
    }

    private void TrackThroughClient(TrackingEvent trackingEvent, TrackingEventDetails? details)
    {
        var client = _client ?? trackingEvent.Binding.Current;
        if (_state is null)
        {
            trackingEvent.Track(client, (EvaluationContext?)_contexts.Invocation, details);
        }
        else
        {
            ClientTracking.Track(trackingEvent, client, (EvaluationContext?)_contexts.Transaction, ToEvaluationContext(), details);
        }
    }

    /// <summary>Returns the snapshot's user for the client. Of a typed context, the snapshot keeps only the attributes that the manifest declares.</summary>
    private EvaluationContext? ToEvaluationContext()
        => _attributes is { } read ? _state!.ToEvaluationContext(read, in _contexts) : (EvaluationContext?)_contexts.Invocation;
}
