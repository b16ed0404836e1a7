namespace OpenRollout.Benchmarks;

/// <summary>A line of the table.</summary>
/// <param name="Name">The name of the row.</param>
/// <param name="Time">The time.</param>
/// <param name="Against">The baseline and its time.</param>
/// <param name="Ratio">The ratio of the two.</param>
/// <param name="Allocation">The bytes allocated or kept.</param>
/// <param name="Goal">The goal.</param>
/// <param name="IsHeld">Whether the goal holds; null without a goal.</param>
internal sealed record Line(string Name, string Time, string Against, string Ratio, string Allocation, string Goal, bool? IsHeld);
