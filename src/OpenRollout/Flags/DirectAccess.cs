using OpenFeature.Model;
using OpenRollout.Evaluation.Attributes;

namespace OpenRollout;

/// <summary>
/// What an accessor needs to evaluate a flag as the client would, without the client. It never leaves the stack, so
/// writing it tells the garbage collector nothing.
/// </summary>
/// <param name="state">What the provider serves.</param>
/// <param name="transaction">The transaction's context.</param>
/// <param name="global">The view of the API, which has the global context; or that context, merged with the client's, where the client has one.</param>
internal readonly ref struct DirectAccess(ProviderState state, EvaluationContext transaction, object global)
{
    private readonly EvaluationContext _transaction = transaction;
    private readonly object _global = global;

    /// <summary>What the provider serves.</summary>
    public ProviderState State { get; } = state;

    /// <summary>The contexts of one evaluation; the global one is fetched when an attribute is in none of the others, as most are.</summary>
    /// <param name="own">The caller's.</param>
    public ContextLayers LayersForOne(EvaluationContext? own = null) => new(own, _transaction, _global);

    /// <summary>The contexts of any number of evaluations, as they are now.</summary>
    /// <param name="own">The caller's.</param>
    public ContextLayers LayersForMany(EvaluationContext? own = null) => new(own, _transaction, _global is ApiView api ? api.Context : _global);
}
