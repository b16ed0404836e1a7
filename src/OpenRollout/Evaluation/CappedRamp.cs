using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>A ramp that stops growing at a time.</summary>
/// <param name="Ramp">The ramp.</param>
/// <param name="Until">The time in UTC ticks of 100 nanoseconds. From then on, the percentage is that of this time.</param>
internal sealed record CappedRamp(Percentage Ramp, long Until) : Percentage
{
    /// <inheritdoc/>
    public override int At(long utcTicks) => Ramp.At(Math.Min(utcTicks, Until));
}
