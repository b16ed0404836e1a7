using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>
/// A flag with values of one type. It gives what OpenFeature's client would give for its key, with the same contexts,
/// hooks, errors and defaults, and never throws. Where the client would do nothing but ask an
/// <see cref="OpenRolloutProvider"/>, it is passed by, and evaluating allocates nothing.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public abstract class FeatureFlag<T> : FeatureFlag
{
    /// <summary>The reason of details that an override gave.</summary>
    public const string OverrideReason = "OVERRIDE";

    private protected FeatureFlag(FlagBinding binding, string key, T defaultValue)
        : base(binding, key)
        => DefaultValue = defaultValue;

    /// <summary>What is given where the flag cannot be evaluated: the manifest's default at the time of the build.</summary>
    public T DefaultValue { get; }

    /// <summary>
    /// Evaluates the flag. For a provider that works in the process the result is there at once; for one whose answer
    /// takes time the thread waits for it, without risk of a deadlock: prefer the asynchronous form there.
    /// </summary>
    /// <param name="context">The user; null evaluates with the ambient contexts alone.</param>
    public T GetValue(EvaluationContext? context = null)
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? value
            : TryRead(Evaluate(context), out value) ? value
            : AskAndWait(context).Value;

    /// <inheritdoc cref="GetValue(EvaluationContext?)"/>
    /// <typeparam name="TContext">The generated context.</typeparam>
    public T GetValue<TContext>(in TContext context)
        where TContext : struct, IFlagContext<TContext>
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? value
            : TryRead(Evaluate(in context), out value) ? value
            : AskAndWait(context.ToEvaluationContext()).Value;

    /// <summary>Evaluates the flag without waiting for a provider whose answer takes time.</summary>
    /// <param name="context">The user; null evaluates with the ambient contexts alone.</param>
    /// <param name="cancellationToken">Is handed to the provider.</param>
    public ValueTask<T> GetValueAsync(EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? new(value)
            : !cancellationToken.IsCancellationRequested && TryRead(Evaluate(context), out value) ? new(value)
            : ValueOfAsync(AskAsync(context, cancellationToken));

    /// <inheritdoc cref="GetValueAsync(EvaluationContext?, CancellationToken)"/>
    /// <typeparam name="TContext">The generated context.</typeparam>
    public ValueTask<T> GetValueAsync<TContext>(in TContext context, CancellationToken cancellationToken = default)
        where TContext : struct, IFlagContext<TContext>
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? new(value)
            : !cancellationToken.IsCancellationRequested && TryRead(Evaluate(in context), out value) ? new(value)
            : ValueOfAsync(AskAsync(context.ToEvaluationContext(), cancellationToken));

    /// <summary>Evaluates the flag and tells how the value came about.</summary>
    /// <param name="context">The user; null evaluates with the ambient contexts alone.</param>
    public FlagEvaluationDetails<T> GetDetails(EvaluationContext? context = null)
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? DetailsOf(value)
            : TryDescribe(Evaluate(context)) is { } details ? details
            : AskAndWait(context);

    /// <inheritdoc cref="GetDetails(EvaluationContext?)"/>
    /// <typeparam name="TContext">The generated context.</typeparam>
    public FlagEvaluationDetails<T> GetDetails<TContext>(in TContext context)
        where TContext : struct, IFlagContext<TContext>
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? DetailsOf(value)
            : TryDescribe(Evaluate(in context)) is { } details ? details
            : AskAndWait(context.ToEvaluationContext());

    /// <summary>Evaluates the flag and tells how the value came about, without waiting for a provider whose answer takes time.</summary>
    /// <param name="context">The user; null evaluates with the ambient contexts alone.</param>
    /// <param name="cancellationToken">Is handed to the provider.</param>
    public ValueTask<FlagEvaluationDetails<T>> GetDetailsAsync(
        EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? new(DetailsOf(value))
            : !cancellationToken.IsCancellationRequested && TryDescribe(Evaluate(context)) is { } details ? new(details)
            : new(AskAsync(context, cancellationToken));

    /// <inheritdoc cref="GetDetailsAsync(EvaluationContext?, CancellationToken)"/>
    /// <typeparam name="TContext">The generated context.</typeparam>
    public ValueTask<FlagEvaluationDetails<T>> GetDetailsAsync<TContext>(
        in TContext context, CancellationToken cancellationToken = default)
        where TContext : struct, IFlagContext<TContext>
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? new(DetailsOf(value))
            : !cancellationToken.IsCancellationRequested && TryDescribe(Evaluate(in context)) is { } details ? new(details)
            : new(AskAsync(context.ToEvaluationContext(), cancellationToken));

    /// <summary>
    /// Gives a value in place of evaluating, for tests: until the result is disposed of, for all that runs in this
    /// asynchronous context. A test server that starts requests in contexts of its own does not see it.
    /// </summary>
    /// <param name="value">The value.</param>
    public IDisposable Override(T value) => FlagOverrides.Add(this, value);

    /// <summary>
    /// Returns what a provider must give for this flag to have a value: a boolean, a string, an integer or a double as it
    /// is, and a <see cref="Value"/> for an object. For providers that are set up in code, as in tests.
    /// </summary>
    /// <param name="value">The value; not null.</param>
    public virtual object ToProviderValue(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    /// <summary>Evaluates through a client, as OpenFeature itself would.</summary>
    internal abstract Task<FlagEvaluationDetails<T>> AskAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken);

    internal sealed override void Ask(BoundClient client, EvaluationContext? context) => AskAndWait(client, context);

    internal sealed override string? VariantIn(in FlagSnapshot snapshot) => snapshot.GetDetails(this) is { ErrorType: ErrorType.None } details ? details.Variant : null;

    /// <summary>Reads the value of an outcome; false where only the client can say what becomes of it.</summary>
    internal bool TryRead(ProviderState state, Outcome outcome, out T value)
    {
        if (typeof(T) == typeof(bool) && outcome.Boolean is { } isOn)
        {
            // No cast happens: where T is known to be bool, the compiler sees that it is one.
            value = (T)(object)isOn;
            return true;
        }

        value = default!;
        return outcome.Error == EvaluationError.None && TryRead(state.Resolutions.Get(outcome), out value);
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
        => direct is { State: { } state, Outcome: { Error: EvaluationError.None } outcome } ? TryDescribe(state.Resolutions.Get(outcome)) : null;

    private bool TryRead(DirectOutcome direct, out T value)
    {
        if (direct is { State: { } state, Outcome: { } outcome })
        {
            return TryRead(state, outcome, out value);
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
                return new(direct.State, direct.State.Evaluate(flag, direct.Ambient with { Own = context }));
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
                return new(direct.State, direct.State.Evaluate(flag, in context, direct.Ambient));
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
