namespace OpenRollout.Evaluation.Execution;

/// <summary>The segments that a program calls.</summary>
/// <param name="Entries">The index of each segment's first instruction.</param>
/// <param name="Depth">The maximum number of segments that run at the same time, one called by the other.</param>
internal sealed record CalledSegments(int[] Entries, int Depth);
