namespace OpenRollout.Evaluation;

/// <summary>
/// Where a source looks for attributes, the place that wins first: looking into one after the other gives what merging
/// them would, without making a merged one. Only the source knows what they are; a view carries them to it, so that one
/// source serves all evaluations at once.
/// </summary>
/// <param name="own">What the caller gave.</param>
/// <param name="transaction">What flows with the transaction.</param>
/// <param name="global">What holds for the whole application.</param>
internal struct AttributePlaces(object? own, object? transaction = null, object? global = null)
{
    /// <summary>What the caller gave.</summary>
    public readonly object? Own = own;

    /// <summary>What flows with the transaction.</summary>
    public readonly object? Transaction = transaction;

    /// <summary>What holds for the whole application, or who has it: the source puts it here when it is first looked for.</summary>
    public object? Global = global;
}
