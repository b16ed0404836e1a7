using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// The contexts that an evaluation can see, the one that wins first. Looking into them one after the other gives what
/// merging them would, without making a merged one.
/// </summary>
/// <param name="Invocation">What the caller gave, or the merged context that a client gave.</param>
/// <param name="Transaction">What flows with the transaction.</param>
/// <param name="Global">What holds for the whole API.</param>
internal readonly record struct ContextChain(
    EvaluationContext? Invocation, EvaluationContext? Transaction = null, EvaluationContext? Global = null)
{
    /// <summary>Whether there is anything to see beside what the caller gave.</summary>
    public bool HasAmbient => Transaction is { Count: > 0 } || Global is { Count: > 0 };

    public bool TryGetValue(string name, out Value? value)
    {
        value = null;
        return (Invocation is not null && Invocation.TryGetValue(name, out value))
            || (Transaction is not null && Transaction.TryGetValue(name, out value))
            || (Global is not null && Global.TryGetValue(name, out value));
    }
}
