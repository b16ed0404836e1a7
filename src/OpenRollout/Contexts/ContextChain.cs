using OpenFeature.Model;
using OpenRollout.Evaluation;

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
    /// <summary>The contexts as a <see cref="ContextSource"/> looks into them.</summary>
    public AttributePlaces Places => new(Invocation, Transaction, Global);
}
