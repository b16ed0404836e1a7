namespace OpenRollout.Manifest;

/// <summary>A step of a <see cref="SteppedRamp"/>. Immutable.</summary>
/// <param name="At">The time from which the percentage applies, in UTC ticks of 100 nanoseconds.</param>
/// <param name="Thousandths">The percentage in thousandths of a percent, 0 to 100000.</param>
public sealed record RampStep(long At, int Thousandths);
