using OpenFeature.Model;

namespace OpenFeature;

/// <summary>The propagator of an API until another one is set.</summary>
internal sealed class NoOpTransactionContextPropagator : ITransactionContextPropagator
{
    public EvaluationContext GetTransactionContext() => EvaluationContext.Empty;

    public void SetTransactionContext(EvaluationContext evaluationContext)
    {
    }
}
