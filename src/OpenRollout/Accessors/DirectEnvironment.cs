using OpenFeature.Model;
using OpenRollout.Accessors.Sdk;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Providers;

namespace OpenRollout.Accessors;

/// <summary>
/// The state and the ambient contexts for evaluations without OpenFeature's client. It stays on the stack, so writing its
/// references needs no write barrier.
/// </summary>
/// <param name="state">The state that the provider serves.</param>
/// <param name="transaction">The transaction's context.</param>
/// <param name="global">The view of the API, which has the global context; or that context merged with the client's, if the client has one.</param>
internal readonly ref struct DirectEnvironment(ProviderState state, EvaluationContext transaction, object global)
{
    private readonly EvaluationContext _transaction = transaction;
    private readonly object _global = global;

    /// <summary>Gets the state that the provider serves.</summary>
    public ProviderState State { get; } = state;

    /// <summary>Returns the contexts for one evaluation. The global context is read only if none of the others has an attribute, which is rare.</summary>
    /// <param name="own">The caller's context.</param>
    public ContextLayers LayersForOne(EvaluationContext? own = null) => new(own, _transaction, _global);

    /// <summary>Returns the contexts for any number of evaluations, with the global context as it is now.</summary>
    /// <param name="own">The caller's context.</param>
    public ContextLayers LayersForMany(EvaluationContext? own = null) => new(own, _transaction, _global is ApiView api ? api.Context : _global);
}
