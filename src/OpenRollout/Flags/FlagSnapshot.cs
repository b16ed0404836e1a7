using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;

namespace OpenRollout;

/// <summary>
/// One user at one moment: all flags that are read from it see the same manifest, attributes and time, whatever is
/// reloaded meanwhile, and reading one allocates nothing. With hooks, or with another provider than
/// <see cref="OpenRolloutProvider"/>, each reading goes through OpenFeature's client, and nothing is promised of two of
/// them. Generated code wraps it in a structure with a property for each flag.
/// </summary>
public readonly struct FlagSnapshot
{
    /// <summary>Who is asked where the state cannot tell; null, in a snapshot that nobody took, for what the flag itself is bound to.</summary>
    private readonly BoundClient? _client;
    private readonly ProviderState? _state;

    /// <summary>A typed context's attributes; null for an untyped one.</summary>
    private readonly AttributeValue[]? _attributes;

    /// <summary>What has been read of an untyped context, whose values never change: each is read when a flag first asks for it.</summary>
    private readonly object?[]? _contents;
    private readonly ContextLayers _contexts;
    private readonly long _utcTicks;

    /// <summary>Nothing but the client can evaluate for it.</summary>
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

    /// <summary>Takes a snapshot.</summary>
    /// <param name="binding">What to evaluate through.</param>
    /// <param name="context">The user; null evaluates with the ambient contexts alone.</param>
    public static FlagSnapshot Take(FlagBinding binding, EvaluationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(binding);
        var client = binding.Current;
        try
        {
            client = client.KeepContext();
            if (client.TryGetDirect(out var direct))
            {
                var contents = new object?[direct.State.Program.AttributeNames.Length];
                return new FlagSnapshot(client, direct.State, null, contents, direct.LayersForMany(context));
            }
        }
#pragma warning disable CA1031 // What a propagator or a clock throws, the client makes an error of each flag.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return new FlagSnapshot(client, context);
    }

    /// <summary>Takes a snapshot.</summary>
    /// <typeparam name="TContext">The generated context.</typeparam>
    /// <param name="binding">What to evaluate through.</param>
    /// <param name="context">The user.</param>
    public static FlagSnapshot Take<TContext>(FlagBinding binding, in TContext context)
        where TContext : struct, IFlagContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(binding);
        var client = binding.Current;
        try
        {
            client = client.KeepContext();
            if (client.TryGetDirect(out var direct))
            {
                return new FlagSnapshot(client, direct.State, direct.State.Copy(in context), null, direct.LayersForMany());
            }
        }
#pragma warning disable CA1031 // What a propagator or a clock throws, the client makes an error of each flag.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return new FlagSnapshot(client, AttributeContext.From(in context));
    }

    /// <summary>
    /// Makes a snapshot that is none of a moment: each flag is evaluated when it is read, through OpenFeature's client, so that a
    /// change of the manifest is seen at once and two readings may differ. For what stays open, such as a connection.
    /// </summary>
    /// <param name="binding">What to evaluate through.</param>
    /// <param name="context">The user; null evaluates with the ambient contexts alone.</param>
    internal static FlagSnapshot CreateLive(FlagBinding binding, EvaluationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(binding);
        return new FlagSnapshot(binding.Current, context);
    }

    /// <summary>Evaluates a flag for the snapshot's user. Never throws; gives the default where the flag cannot be evaluated.</summary>
    /// <typeparam name="T">The type of the flag's values.</typeparam>
    /// <param name="flag">The flag.</param>
    public T Get<T>(FeatureFlag<T> flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        if (FlagOverrides.Any && FlagOverrides.TryGet(flag, out var value))
        {
            return value;
        }

        return Evaluate(flag) is >= 0 and var outcome && flag.TryRead(_state!, outcome, out value) ? value : Ask(flag).Value;
    }

    /// <summary>Evaluates a flag for the snapshot's user and tells how the value came about. Never throws.</summary>
    /// <typeparam name="T">The type of the flag's values.</typeparam>
    /// <param name="flag">The flag.</param>
    public FlagEvaluationDetails<T> GetDetails<T>(FeatureFlag<T> flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        if (FlagOverrides.Any && FlagOverrides.TryGet(flag, out var value))
        {
            return flag.DetailsOf(value);
        }

        return Evaluate(flag) is >= 0 and var outcome && flag.TryDescribe(new DirectOutcome(_state, outcome)) is { } details ? details : Ask(flag);
    }

    /// <summary>Returns the name of the variant that the snapshot's user gets of a flag of whatever type; null where an error or an override decides. Never throws.</summary>
    /// <param name="flag">The flag.</param>
    public string? GetVariantName(FeatureFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return flag.VariantIn(in this);
    }

    /// <summary>Returns the index of the outcome; -1 where only the client can tell.</summary>
    private int Evaluate(FeatureFlag flag)
        => _state is not { } state || flag.IndexIn(state) is not (>= 0 and var index) ? -1
            : _attributes is { } attributes ? state.Evaluate(index, attributes, in _contexts, _utcTicks)
            : state.Evaluate(index, _contents!, in _contexts, _utcTicks);

    /// <summary>A typed context is no longer at hand: what was read of it is, and that is all that the flags can see.</summary>
    private FlagEvaluationDetails<T> Ask<T>(FeatureFlag<T> flag)
        => flag.AskAndWait(
            _client ?? flag.Binding.Current,
            _attributes is { } read ? _state!.ToEvaluationContext(read, in _contexts) : (EvaluationContext?)_contexts.Invocation);
}
