using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Accessors;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;
using OpenRollout.Providers;
using OpenRollout.Providers.Resolutions;

namespace OpenRollout;

/// <summary>
/// A flag with values of one type. Its evaluation returns what OpenFeature's client returns for its key, with the same contexts,
/// hooks, errors and defaults, and never throws. If the client would only call an <see cref="OpenRolloutProvider"/>, the flag
/// is evaluated without the client, which allocates nothing. Thread-safe.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public abstract class FeatureFlag<T> : FeatureFlag
{
    /// <summary>The reason in the evaluation details of a value that <see cref="Override"/> has set: <c>OVERRIDE</c>.</summary>
    public const string OverrideReason = "OVERRIDE";

    private protected FeatureFlag(FlagBinding binding, string key, T defaultValue)
        : base(binding, key)
        => DefaultValue = defaultValue;

    /// <summary>Gets the value that is returned if the flag cannot be evaluated: the manifest's default at build time.</summary>
    public T DefaultValue { get; }

    /// <summary>
    /// Evaluates the flag. Returns at once for a provider that works in the process. For a provider that answers later, the
    /// thread waits, without a deadlock; prefer <see cref="GetValueAsync(EvaluationContext?, CancellationToken)"/> there.
    /// </summary>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts (API, client and transaction).</param>
    /// <returns>The value; <see cref="DefaultValue"/> if the flag cannot be evaluated.</returns>
    public T GetValue(EvaluationContext? context = null)
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? value
            : TryRead(DirectEvaluation.Evaluate(this, context), out value) ? value
            : ClientEvaluation.Evaluate(this, context).Value;

    /// <inheritdoc cref="GetValue(EvaluationContext?)"/>
    /// <typeparam name="TContext">The generated context type.</typeparam>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    public T GetValue<TContext>(in TContext context)
        where TContext : struct, IFlagContext<TContext>
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? value
            : TryRead(DirectEvaluation.Evaluate(this, in context), out value) ? value
            : ClientEvaluation.Evaluate(this, AttributeContext.From(in context)).Value;

    /// <summary>Evaluates the flag asynchronously, for providers that answer later.</summary>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts (API, client and transaction).</param>
    /// <param name="cancellationToken">Passed to the provider.</param>
    /// <returns>The value; <see cref="DefaultValue"/> if the flag cannot be evaluated.</returns>
    public ValueTask<T> GetValueAsync(EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? new(value)
            : !cancellationToken.IsCancellationRequested && TryRead(DirectEvaluation.Evaluate(this, context), out value) ? new(value)
            : ClientEvaluation.GetValueAsync(this, context, cancellationToken);

    /// <inheritdoc cref="GetValueAsync(EvaluationContext?, CancellationToken)"/>
    /// <typeparam name="TContext">The generated context type.</typeparam>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    /// <param name="cancellationToken">Passed to the provider.</param>
    public ValueTask<T> GetValueAsync<TContext>(in TContext context, CancellationToken cancellationToken = default)
        where TContext : struct, IFlagContext<TContext>
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? new(value)
            : !cancellationToken.IsCancellationRequested && TryRead(DirectEvaluation.Evaluate(this, in context), out value) ? new(value)
            : ClientEvaluation.GetValueAsync(this, AttributeContext.From(in context), cancellationToken);

    /// <summary>Evaluates the flag and returns details: the value, its variant and reason, or the error.</summary>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts (API, client and transaction).</param>
    public FlagEvaluationDetails<T> GetDetails(EvaluationContext? context = null)
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? DetailsOf(value)
            : TryDescribe(DirectEvaluation.Evaluate(this, context)) is { } details ? details
            : ClientEvaluation.Evaluate(this, context);

    /// <inheritdoc cref="GetDetails(EvaluationContext?)"/>
    /// <typeparam name="TContext">The generated context type.</typeparam>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    public FlagEvaluationDetails<T> GetDetails<TContext>(in TContext context)
        where TContext : struct, IFlagContext<TContext>
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? DetailsOf(value)
            : TryDescribe(DirectEvaluation.Evaluate(this, in context)) is { } details ? details
            : ClientEvaluation.Evaluate(this, AttributeContext.From(in context));

    /// <summary>Evaluates the flag asynchronously and returns details: the value, its variant and reason, or the error.</summary>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts (API, client and transaction).</param>
    /// <param name="cancellationToken">Passed to the provider.</param>
    public ValueTask<FlagEvaluationDetails<T>> GetDetailsAsync(
        EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? new(DetailsOf(value))
            : !cancellationToken.IsCancellationRequested && TryDescribe(DirectEvaluation.Evaluate(this, context)) is { } details ? new(details)
            : new(ClientEvaluation.EvaluateAsync(this, context, cancellationToken));

    /// <inheritdoc cref="GetDetailsAsync(EvaluationContext?, CancellationToken)"/>
    /// <typeparam name="TContext">The generated context type.</typeparam>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    /// <param name="cancellationToken">Passed to the provider.</param>
    public ValueTask<FlagEvaluationDetails<T>> GetDetailsAsync<TContext>(
        in TContext context, CancellationToken cancellationToken = default)
        where TContext : struct, IFlagContext<TContext>
        => FlagOverrides.Any && FlagOverrides.TryGet(this, out var value) ? new(DetailsOf(value))
            : !cancellationToken.IsCancellationRequested && TryDescribe(DirectEvaluation.Evaluate(this, in context)) is { } details ? new(details)
            : new(ClientEvaluation.EvaluateAsync(this, AttributeContext.From(in context), cancellationToken));

    /// <summary>
    /// Overrides the flag's value in a test, until the returned object is disposed of, for all code that runs in the current asynchronous
    /// context. A test server that starts requests in other contexts does not see the override.
    /// </summary>
    /// <param name="value">The value that all evaluations return.</param>
    /// <returns>
    /// The override, which ends when it is disposed of. Disposing of it throws an <see cref="InvalidOperationException"/> if the
    /// override had no effect because it was created in an async method that has ended, such as a test's <c>InitializeAsync</c>.
    /// </returns>
    public IDisposable Override(T value) => FlagOverrides.Add(this, value);

    /// <summary>
    /// Returns the value that a provider must return for this flag to have a value: a boolean, a string, an integer or a
    /// double itself, and a <see cref="Value"/> for an object.
    /// </summary>
    /// <param name="value">The flag's value; not null.</param>
    internal virtual object ToProviderValue(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    /// <summary>Evaluates the flag through a client, by the client's method for the flag's type.</summary>
    internal abstract Task<FlagEvaluationDetails<T>> EvaluateAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken);

    internal sealed override string? GetVariantName(in FlagSnapshot snapshot) => snapshot.GetDetails(this) is { ErrorType: ErrorType.None } details ? details.Variant : null;

    /// <summary>Returns the details of an overridden value.</summary>
    internal FlagEvaluationDetails<T> DetailsOf(T value) => new(Key, value, ErrorType.None, OverrideReason, null);

    /// <summary>Reads the value of an outcome. Returns false if the flag must be evaluated through the client.</summary>
    internal bool TryRead(ProviderState state, int outcome, out T value)
    {
        var kind = state.Program.KindOf(outcome);
        if (typeof(T) == typeof(bool) && kind <= OutcomeKind.On)
        {
            // The JIT compiler removes the cast, as it knows that T is bool here.
            value = (T)(object)(kind == OutcomeKind.On);
            return true;
        }

        value = default!;
        return kind != OutcomeKind.Error && TryRead(state.Resolutions.Get(outcome), out value);
    }

    /// <summary>Returns the details of an outcome as the client would; null for an error, so that the client logs it and writes its message.</summary>
    internal FlagEvaluationDetails<T>? TryDescribe(DirectOutcome direct)
        => direct is { State: { } state, Outcome: var outcome } && state.Program.KindOf(outcome) != OutcomeKind.Error
            ? TryDescribe(state.Resolutions.Get(outcome))
            : null;

    private protected override bool CanRead(FlagType type) => Resolver.CanRead<T>(type);

    /// <summary>Reads the value of a resolution. Returns false if the flag must be evaluated through the client.</summary>
    private protected virtual bool TryRead(object resolution, out T value)
    {
        var known = resolution as Resolution<T>;
        value = known is null ? default! : known.Value;
        return known is not null;
    }

    /// <summary>Returns the details of a resolution as the client would; null if the flag must be evaluated through the client.</summary>
    private protected virtual FlagEvaluationDetails<T>? TryDescribe(object resolution) => (resolution as Resolution<T>)?.Details;

    private bool TryRead(DirectOutcome direct, out T value)
    {
        if (direct.State is { } state)
        {
            return TryRead(state, direct.Outcome, out value);
        }

        value = default!;
        return false;
    }
}
