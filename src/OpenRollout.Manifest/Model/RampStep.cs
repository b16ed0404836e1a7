namespace OpenRollout.Manifest;

/// <summary>A step of a ramp.</summary>
/// <param name="At">The time from which the share holds, in UTC ticks of 100 nanoseconds.</param>
/// <param name="Thousandths">The share in thousandths of a percent, 0 to 100000.</param>
public sealed record RampStep(long At, int Thousandths);
