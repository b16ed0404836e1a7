namespace OpenRollout.Manifest;

/// <summary>A percentage that grows linearly from one time to another, rounded down to a thousandth of a percent.</summary>
/// <param name="From">The percentage until the start, in thousandths of a percent.</param>
/// <param name="To">The percentage from the end on, in thousandths of a percent.</param>
/// <param name="Start">The start in UTC ticks of 100 nanoseconds.</param>
/// <param name="End">The end in UTC ticks of 100 nanoseconds, after the start.</param>
public sealed record LinearRamp(int From, int To, long Start, long End) : Percentage
{
    /// <inheritdoc/>
    public override int At(long utcTicks)
    {
        if (utcTicks <= Start)
        {
            return From;
        }

        // The product of percentage and ticks exceeds 64 bits; a decimal with 96 bits holds it exactly.
        return utcTicks >= End
            ? To
            : From + (int)decimal.Truncate((decimal)(To - From) * (utcTicks - Start) / (End - Start));
    }
}
