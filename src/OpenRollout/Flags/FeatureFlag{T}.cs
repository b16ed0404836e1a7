using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// A flag with values of one type. It gives what OpenFeature's client would give for its key, with the same contexts,
/// hooks, errors and defaults, and never throws. Where the client would do nothing but ask an
/// <see cref="OpenRolloutProvider"/>, it is passed by, and evaluating allocates nothing.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public abstract partial class FeatureFlag<T> : FeatureFlag
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
            : AskAndWait(AttributeContext.From(in context)).Value;

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
            : ValueOfAsync(AskAsync(AttributeContext.From(in context), cancellationToken));

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
            : AskAndWait(AttributeContext.From(in context));

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
            : new(AskAsync(AttributeContext.From(in context), cancellationToken));

    /// <summary>
    /// Gives a value in place of evaluating, for tests: until the result is disposed of, for all that runs in this
    /// asynchronous context. A test server that starts requests in contexts of its own does not see it.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>
    /// Ends the override when it is disposed of. Throws an <see cref="InvalidOperationException"/> then if the override was lost: made in
    /// an async method that has ended, such as a test's <c>InitializeAsync</c>, so that no evaluation saw it.
    /// </returns>
    public IDisposable Override(T value) => FlagOverrides.Add(this, value);

    /// <summary>
    /// Returns what a provider must give for this flag to have a value: a boolean, a string, an integer or a double as it
    /// is, and a <see cref="Value"/> for an object. For providers that are set up in code, as in tests.
    /// </summary>
    /// <param name="value">The value; not null.</param>
    internal virtual object ToProviderValue(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
