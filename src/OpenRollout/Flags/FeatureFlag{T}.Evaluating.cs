using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <content>How it is evaluated: without the client where nobody could tell, else through it.</content>
public abstract partial class FeatureFlag<T>
{
    /// <summary>Evaluates through a client, as OpenFeature itself would.</summary>
    internal abstract Task<FlagEvaluationDetails<T>> AskAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken);

    internal sealed override string? VariantIn(in FlagSnapshot snapshot) => snapshot.GetDetails(this) is { ErrorType: ErrorType.None } details ? details.Variant : null;

    /// <summary>Reads the value of an outcome; false where only the client can say what becomes of it.</summary>
    internal bool TryRead(ProviderState state, int outcome, out T value)
    {
        var kind = state.Program.KindOf(outcome);
        if (typeof(T) == typeof(bool) && kind <= OutcomeKind.On)
        {
            // No cast happens: where T is known to be bool, the compiler sees that it is one.
            value = (T)(object)(kind == OutcomeKind.On);
            return true;
        }

        value = default!;
        return kind != OutcomeKind.Error && TryRead(state.Resolutions.Get(outcome), out value);
    }

    private protected override bool CanRead(FlagType type) => Resolver.CanRead<T>(type);

    /// <summary>Reads the value of a resolution; false where only the client can say what becomes of it.</summary>
    private protected virtual bool TryRead(object resolution, out T value)
    {
        var known = resolution as Resolution<T>;
        value = known is null ? default! : known.Value;
        return known is not null;
    }

    /// <summary>Describes a resolution as the client would; null where only the client can.</summary>
    private protected virtual FlagEvaluationDetails<T>? TryDescribe(object resolution) => (resolution as Resolution<T>)?.Details;

    private FlagEvaluationDetails<T> AskAndWait(EvaluationContext? context) => AskAndWait(Binding.Current, context);

    /// <summary>Evaluates through a client and waits.</summary>
    internal FlagEvaluationDetails<T> AskAndWait(BoundClient client, EvaluationContext? context)
    {
        // Whatever goes on in hooks and providers must not wait for the thread that waits for it here.
        var synchronization = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var asking = TaskScheduler.Current == TaskScheduler.Default
                ? AskAsync(client, context, CancellationToken.None)
                : Task.Run(() => AskAsync(client, context, CancellationToken.None));
            return asking.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(synchronization);
        }
    }

    /// <summary>An error goes through the client, so that its logs and messages are the client's.</summary>
    internal FlagEvaluationDetails<T>? TryDescribe(DirectOutcome direct)
        => direct is { State: { } state, Outcome: var outcome } && state.Program.KindOf(outcome) != OutcomeKind.Error
            ? TryDescribe(state.Resolutions.Get(outcome))
            : null;

    private bool TryRead(DirectOutcome direct, out T value)
    {
        if (direct.State is { } state)
        {
            return TryRead(state, direct.Outcome, out value);
        }

        value = default!;
        return false;
    }

    /// <summary>Evaluates without the client, unless only that would tell the truth.</summary>
    private DirectOutcome Evaluate(EvaluationContext? context)
    {
        try
        {
            if (Binding.Current.TryGetDirect(out var direct) && IndexIn(direct.State) is >= 0 and var flag)
            {
                return new(direct.State, direct.State.Evaluate(flag, direct.LayersForOne(context)));
            }
        }
#pragma warning disable CA1031 // A propagator or a clock may throw anything: the client, asked next, makes of it what it would have.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return default;
    }

    /// <inheritdoc cref="Evaluate(EvaluationContext?)"/>
    private DirectOutcome Evaluate<TContext>(in TContext context)
        where TContext : struct, IFlagContext<TContext>
    {
        try
        {
            if (Binding.Current.TryGetDirect(out var direct) && IndexIn(direct.State) is >= 0 and var flag)
            {
                return new(direct.State, direct.State.Evaluate(flag, in context, direct.LayersForOne()));
            }
        }
#pragma warning disable CA1031 // A propagator or a clock may throw anything: the client, asked next, makes of it what it would have.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return default;
    }

    private Task<FlagEvaluationDetails<T>> AskAsync(EvaluationContext? context, CancellationToken cancellationToken)
        => AskAsync(Binding.Current, context, cancellationToken);

    private async Task<FlagEvaluationDetails<T>> AskAsync(BoundClient client, EvaluationContext? context, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(client.Client, context, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // An accessor never throws: what the client lets through becomes the default.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new FlagEvaluationDetails<T>(Key, DefaultValue, ErrorType.General, Reason.Error, null, exception.Message);
        }
    }

    private static async ValueTask<T> ValueOfAsync(Task<FlagEvaluationDetails<T>> asking)
        => (await asking.ConfigureAwait(false)).Value;

    internal FlagEvaluationDetails<T> DetailsOf(T value) => new(Key, value, ErrorType.None, OverrideReason, null);
}
