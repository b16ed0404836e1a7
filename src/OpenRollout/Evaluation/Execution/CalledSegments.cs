namespace OpenRollout.Evaluation.Execution;

/// <summary>The segments that a program calls.</summary>
/// <param name="Entries">The first instruction of each.</param>
/// <param name="Depth">How many of them at most are being run at once.</param>
internal sealed record CalledSegments(int[] Entries, int Depth);
