using OpenFeature.Model;

namespace OpenRollout.Tests.Accessors;

/// <summary>Gives no transaction context: null, or an exception.</summary>
internal sealed class BrokenPropagator(Exception? exception) : ITransactionContextPropagator
{
    public EvaluationContext GetTransactionContext() => exception is null ? null! : throw exception;

    public void SetTransactionContext(EvaluationContext evaluationContext)
    {
    }
}
