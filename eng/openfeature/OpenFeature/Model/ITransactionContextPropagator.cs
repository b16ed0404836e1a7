namespace OpenFeature.Model;

/// <summary>Carries a context along with a transaction, such as a web request.</summary>
public interface ITransactionContextPropagator
{
    /// <summary>The context of the transaction that runs now; never <see langword="null"/>.</summary>
    EvaluationContext GetTransactionContext();

    void SetTransactionContext(EvaluationContext evaluationContext);
}
