using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Accessors.Bindings;

namespace OpenRollout.Accessors;

/// <summary>Evaluates flags through OpenFeature's client. An exception of the client becomes the flag's default value with an error.</summary>
internal static class ClientEvaluation
{
    /// <summary>Evaluates a flag through the client of its binding and waits for the result.</summary>
    public static FlagEvaluationDetails<T> Evaluate<T>(FeatureFlag<T> flag, EvaluationContext? context) => Evaluate(flag, flag.Binding.Current, context);

    /// <summary>Evaluates a flag through a client and waits for the result, without a deadlock under a synchronization context.</summary>
    public static FlagEvaluationDetails<T> Evaluate<T>(FeatureFlag<T> flag, BoundClient client, EvaluationContext? context)
    {
        // Hooks and providers must not post to the thread that waits here.
        var synchronization = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var task = TaskScheduler.Current == TaskScheduler.Default
                ? EvaluateAsync(flag, client, context, CancellationToken.None)
                : Task.Run(() => EvaluateAsync(flag, client, context, CancellationToken.None));
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(synchronization);
        }
    }

    /// <summary>Evaluates a flag through the client of its binding.</summary>
    public static Task<FlagEvaluationDetails<T>> EvaluateAsync<T>(FeatureFlag<T> flag, EvaluationContext? context, CancellationToken cancellationToken)
        => EvaluateAsync(flag, flag.Binding.Current, context, cancellationToken);

    /// <summary>Evaluates a flag through the client of its binding and returns the value alone.</summary>
    public static async ValueTask<T> GetValueAsync<T>(FeatureFlag<T> flag, EvaluationContext? context, CancellationToken cancellationToken)
        => (await EvaluateAsync(flag, context, cancellationToken).ConfigureAwait(false)).Value;

    private static async Task<FlagEvaluationDetails<T>> EvaluateAsync<T>(
        FeatureFlag<T> flag, BoundClient client, EvaluationContext? context, CancellationToken cancellationToken)
    {
        try
        {
            return await flag.EvaluateAsync(client.Client, context, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Accessors never throw.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new FlagEvaluationDetails<T>(flag.Key, flag.DefaultValue, ErrorType.General, Reason.Error, null, exception.Message);
        }
    }
}
