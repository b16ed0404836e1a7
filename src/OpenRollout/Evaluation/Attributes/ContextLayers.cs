namespace OpenRollout.Evaluation.Attributes;

/// <summary>
/// The contexts in which an <see cref="AttributeSource"/> looks an attribute up, in order of precedence. Asking one after
/// the other gives what merging them would, without a merged context. Only the source knows their type; a view passes them
/// on, so that one source serves all evaluations at once.
/// </summary>
/// <param name="invocation">The context that the caller passed, or null.</param>
/// <param name="transaction">The context that flows with the transaction, or null.</param>
/// <param name="global">The context of the whole application, or an object from which the source gets it; or null.</param>
internal struct ContextLayers(object? invocation, object? transaction = null, object? global = null)
{
    /// <summary>The context that the caller passed, or null.</summary>
    public readonly object? Invocation = invocation;

    /// <summary>The context that flows with the transaction, or null.</summary>
    public readonly object? Transaction = transaction;

    /// <summary>The context of the whole application, or an object from which the source gets it: the source then puts the context here on first use.</summary>
    public object? Global = global;
}
