using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Arms;

/// <summary>
/// Divides the course of a ramp into fixed cells, so that a ramp has few strata. While the percentage is within a cell, users
/// with a bucket below the cell are treated and those from its end on are control; users within it are in neither arm.
/// </summary>
/// <remarks>
/// The bounds are the preferred numbers of the series R10, from 0.1 % to 50 %, and the same distances from 100 %: each is
/// 1.25 to 1.28 times the one before it. So a ramp from 0 to 100 % has 54 strata, and a cell takes at most 22 %, on average
/// some 10 %, of the users of the smaller arm. Changing a bound changes the strata of stored evidence.
/// </remarks>
internal static class RampCells
{
    /// <summary>The maximum number of steps of a ramp whose steps are strata of their own, without a loss.</summary>
    private const int MaxSteps = 64;

    private static readonly int[] Bounds = CreateBounds();

    /// <summary>Returns the cell of a ramp at a time: its percentage is at least <c>Low</c> and at most <c>High</c>. Both are equal while the percentage does not change.</summary>
    /// <param name="ramp">The ramp.</param>
    /// <param name="utcTicks">The time in UTC ticks.</param>
    /// <returns>The bounds in thousandths of a percent.</returns>
    public static (int Low, int High) Find(Percentage ramp, long utcTicks)
    {
        var share = ramp.At(utcTicks);
        switch (ramp)
        {
            case CappedRamp capped:
                var (low, high) = utcTicks < capped.Until ? Find(capped.Ramp, utcTicks) : (share, share);
                return (low, Math.Min(high, capped.Ramp.At(capped.Until)));

            case LinearRamp linear when utcTicks > linear.Start && utcTicks < linear.End:
                (low, high) = Find(share);
                return (Math.Max(low, linear.From), Math.Min(high, linear.To));

            case SteppedRamp { Steps.Count: > MaxSteps }:
                return Find(share);

            default:
                return (share, share);
        }
    }

    /// <summary>Returns the cell of a percentage, which is not below its low bound and below its high bound.</summary>
    private static (int Low, int High) Find(int share)
    {
        var index = Array.BinarySearch(Bounds, share);
        index = index < 0 ? ~index - 1 : Math.Min(index, Bounds.Length - 2);
        return (Bounds[index], Bounds[index + 1]);
    }

    private static int[] CreateBounds()
    {
        ReadOnlySpan<int> decade = [100, 125, 160, 200, 250, 315, 400, 500, 630, 800];
        var bounds = new List<int> { 0 };
        for (var factor = 1; factor <= 100; factor *= 10)
        {
            foreach (var bound in decade)
            {
                if (bound * factor <= Percentage.All / 2)
                {
                    bounds.Add(bound * factor);
                }
            }
        }

        for (var index = bounds.Count - 2; index >= 0; index--)
        {
            bounds.Add(Percentage.All - bounds[index]);
        }

        return [.. bounds];
    }
}
