namespace OpenRollout.Evaluation;

/// <summary>
/// Where a source looks for attributes, the place that wins first: looking into one after the other gives what merging
/// them would, without making a merged one. Only the source knows what they are; a view carries them to it, so that one
/// source serves all evaluations at once.
/// </summary>
/// <param name="Own">What the caller gave.</param>
/// <param name="Transaction">What flows with the transaction.</param>
/// <param name="Global">What holds for the whole application.</param>
internal readonly record struct AttributePlaces(object? Own, object? Transaction = null, object? Global = null);
