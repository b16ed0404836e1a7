namespace OpenRollout.Evaluation;

/// <summary>
/// Where a source looks for attributes, the place that wins first. Only the source knows what they are; a view carries
/// them to it, so that one source serves all evaluations at once.
/// </summary>
internal readonly record struct AttributePlaces(object? First, object? Second, object? Third);
