namespace OpenRollout.Benchmarks;

/// <summary>A line of the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Time">What it took.</param>
/// <param name="Against">What the same took in another way.</param>
/// <param name="Ratio">How they compare.</param>
/// <param name="Allocation">What it allocated or kept.</param>
/// <param name="Goal">What it is meant to be.</param>
/// <param name="IsHeld">Whether it is; null where there is no goal.</param>
internal sealed record Line(string Name, string Time, string Against, string Ratio, string Allocation, string Goal, bool? IsHeld);
