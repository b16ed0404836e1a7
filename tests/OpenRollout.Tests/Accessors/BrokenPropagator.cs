using OpenFeature.Model;

namespace OpenRollout.Tests.Accessors;

/// <summary>A propagator that returns null or throws.</summary>
internal sealed class BrokenPropagator(Exception? exception) : ITransactionContextPropagator
{
    public EvaluationContext GetTransactionContext() => exception is null ? null! : throw exception;

    public void SetTransactionContext(EvaluationContext evaluationContext)
    {
    }
}
