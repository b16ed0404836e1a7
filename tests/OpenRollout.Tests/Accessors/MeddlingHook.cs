using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Tests.Accessors;

/// <summary>A hook that changes the context or throws in a stage.</summary>
internal sealed class MeddlingHook(string? throwsIn, EvaluationContext adds) : Hook
{
    private int _calls;

    /// <summary>Gets the number of evaluations that the hook ran in.</summary>
    public int Calls => _calls;

    public override ValueTask<EvaluationContext> BeforeAsync<T>(
        HookContext<T> context, IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        Enter("before");
        return new(adds);
    }

    public override ValueTask AfterAsync<T>(
        HookContext<T> context, FlagEvaluationDetails<T> details, IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default)
    {
        Enter("after");
        return default;
    }

    public override ValueTask ErrorAsync<T>(
        HookContext<T> context, Exception error, IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default)
    {
        Enter("error");
        return default;
    }

    public override ValueTask FinallyAsync<T>(
        HookContext<T> context, FlagEvaluationDetails<T> evaluationDetails, IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default)
    {
        Enter("finally");
        return default;
    }

    private void Enter(string stage)
    {
        if (stage == throwsIn)
        {
            throw new InvalidOperationException($"the hook fails {stage}");
        }
    }
}
