using OpenFeature.Model;

namespace OpenFeature.Standin.Tests;

/// <summary>A hook that records each stage it runs in and throws in the stage named by <c>failsIn</c>.</summary>
internal sealed class RecordingHook(string name, List<string> log, string? failsIn = null, EvaluationContext? adds = null) : Hook
{
    public EvaluationContext? SeenBefore { get; private set; }

    public EvaluationContext? SeenFinally { get; private set; }

    public Exception? SeenError { get; private set; }

    public object? Kept { get; private set; }

    public IReadOnlyDictionary<string, object>? Hints { get; private set; }

    public override ValueTask<EvaluationContext> BeforeAsync<T>(HookContext<T> context, IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default)
    {
        SeenBefore = context.EvaluationContext;
        Hints = hints;
        context.Data.Set("name", name);
        Record("before");
        return new(adds ?? EvaluationContext.Empty);
    }

    public override ValueTask AfterAsync<T>(HookContext<T> context, FlagEvaluationDetails<T> details, IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default)
    {
        Record("after");
        return default;
    }

    public override ValueTask ErrorAsync<T>(HookContext<T> context, Exception error, IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default)
    {
        SeenError = error;
        Record("error");
        return default;
    }

    public override ValueTask FinallyAsync<T>(HookContext<T> context, FlagEvaluationDetails<T> evaluationDetails, IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default)
    {
        SeenFinally = context.EvaluationContext;
        Kept = context.Data.Count == 0 ? null : context.Data.Get("name");
        Record("finally");
        return default;
    }

    private void Record(string stage)
    {
        log.Add($"{stage} {name}");
        if (stage == failsIn)
            throw new InvalidOperationException($"{name} fails {stage}");
    }
}
