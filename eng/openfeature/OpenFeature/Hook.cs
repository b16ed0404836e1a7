using OpenFeature.Model;

namespace OpenFeature;

/// <summary>Takes part in evaluations. Before-hooks run API, client, invocation, provider; the other stages run the other way round.</summary>
public abstract class Hook
{
    /// <summary>Returns attributes to add to the context. An exception ends the evaluation with the caller's default.</summary>
    public virtual ValueTask<EvaluationContext> BeforeAsync<T>(HookContext<T> context,
        IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default) => new(EvaluationContext.Empty);

    /// <summary>Runs after an evaluation without an error. An exception ends the evaluation with the caller's default.</summary>
    public virtual ValueTask AfterAsync<T>(HookContext<T> context, FlagEvaluationDetails<T> details,
        IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default) => default;

    /// <summary>Runs after an evaluation with an error. An exception is logged.</summary>
    public virtual ValueTask ErrorAsync<T>(HookContext<T> context, Exception error,
        IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default) => default;

    /// <summary>Runs after every evaluation. An exception is logged.</summary>
    public virtual ValueTask FinallyAsync<T>(HookContext<T> context, FlagEvaluationDetails<T> evaluationDetails,
        IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default) => default;
}
