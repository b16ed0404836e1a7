using OpenFeature.Model;
using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>
/// One user at one moment: all flags that are read from it see the same manifest, attributes and time, whatever is
/// reloaded meanwhile, and reading one allocates nothing. With hooks, or with another provider than
/// <see cref="OpenRolloutProvider"/>, each reading goes through OpenFeature's client, and nothing is promised of two of
/// them. Generated code wraps it in a structure with a property for each flag.
/// </summary>
public readonly struct FlagSnapshot
{
    private readonly ProviderState? _state;
    private readonly AttributeValue[]? _attributes;
    private readonly long _utcTicks;
    private readonly EvaluationContext? _context;

    private FlagSnapshot(ProviderState? state, AttributeValue[]? attributes, EvaluationContext? context)
    {
        _state = state;
        _attributes = attributes;
        _utcTicks = state?.TicksForAll() ?? 0;
        _context = context;
    }

    /// <summary>Takes a snapshot.</summary>
    /// <param name="binding">What to evaluate through.</param>
    /// <param name="context">The user; null evaluates with the ambient contexts alone.</param>
    public static FlagSnapshot Take(FlagBinding binding, EvaluationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(binding);
        try
        {
            if (binding.Current.TryGetDirect(out var direct))
            {
                return new FlagSnapshot(direct.State, direct.State.Flatten(direct.Ambient with { Invocation = context }), context);
            }
        }
#pragma warning disable CA1031 // What a propagator or a clock throws, the client makes an error of each flag.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return new FlagSnapshot(null, null, context);
    }

    /// <summary>Takes a snapshot.</summary>
    /// <typeparam name="TContext">The generated context.</typeparam>
    /// <param name="binding">What to evaluate through.</param>
    /// <param name="context">The user.</param>
    public static FlagSnapshot Take<TContext>(FlagBinding binding, in TContext context)
        where TContext : struct, IFlagContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(binding);
        try
        {
            if (binding.Current.TryGetDirect(out var direct))
            {
                return new FlagSnapshot(direct.State, direct.State.Flatten(in context, direct.Ambient), null);
            }
        }
#pragma warning disable CA1031 // What a propagator or a clock throws, the client makes an error of each flag.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return new FlagSnapshot(null, null, context.ToEvaluationContext());
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

        if (_state is { } state && flag.IndexIn(state) is >= 0 and var index)
        {
            var outcome = state.Program.Evaluate(index, new ContextView(_attributes, _utcTicks));
            if (outcome.Error == EvaluationError.None && flag.TryRead(state.Resolutions.Get(outcome), out value))
            {
                return value;
            }
        }

        // A typed context is no longer at hand: what was read of it is, and that is all that the flags can see.
        return flag.AskAndWait(_context ?? AttributeContext.Build(_state?.Program, _attributes)).Value;
    }
}
