using OpenFeature.Model;

namespace OpenFeature;

/// <summary>A transaction context that follows the flow of asynchronous calls.</summary>
public sealed class AsyncLocalTransactionContextPropagator : ITransactionContextPropagator
{
    private readonly AsyncLocal<EvaluationContext?> _context = new();

    public EvaluationContext GetTransactionContext() => _context.Value ?? EvaluationContext.Empty;

    public void SetTransactionContext(EvaluationContext evaluationContext) => _context.Value = evaluationContext;
}
