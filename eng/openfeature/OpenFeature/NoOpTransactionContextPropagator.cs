using OpenFeature.Model;

namespace OpenFeature;

/// <summary>What an API has until it is given another one.</summary>
internal sealed class NoOpTransactionContextPropagator : ITransactionContextPropagator
{
    public EvaluationContext GetTransactionContext() => EvaluationContext.Empty;

    public void SetTransactionContext(EvaluationContext evaluationContext)
    {
    }
}
