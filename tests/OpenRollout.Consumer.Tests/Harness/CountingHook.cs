using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Consumer.Tests;

/// <summary>A hook that counts evaluations. When a hook is registered, every evaluation goes through OpenFeature's client.</summary>
internal sealed class CountingHook : Hook
{
    public int Count { get; private set; }

    public override ValueTask AfterAsync<T>(
        HookContext<T> context, FlagEvaluationDetails<T> details, IReadOnlyDictionary<string, object>? hints = null, CancellationToken cancellationToken = default)
    {
        Count++;
        return ValueTask.CompletedTask;
    }
}
