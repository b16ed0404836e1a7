namespace OpenRollout.Manifest;

/// <summary>A share that grows evenly from one time to another, rounded down to a thousandth of a percent.</summary>
/// <param name="From">The share until the start, in thousandths of a percent.</param>
/// <param name="To">The share from the end on, in thousandths of a percent.</param>
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

        // At most 100000 times the ticks of ten thousand years: beyond 64 bits, exact as a decimal of 96.
        return utcTicks >= End
            ? To
            : From + (int)decimal.Truncate((decimal)(To - From) * (utcTicks - Start) / (End - Start));
    }
}
