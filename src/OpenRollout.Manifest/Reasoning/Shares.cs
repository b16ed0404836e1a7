namespace OpenRollout.Manifest.Reasoning;

/// <summary>Compares the shares of audiences over all times.</summary>
internal static class Shares
{
    public static int Least(Percentage percentage) => percentage.At(long.MinValue);

    public static int Greatest(Percentage percentage) => percentage.At(long.MaxValue);

    /// <summary>The times, ascending, at which a share may begin or cease to grow, and those just before.</summary>
    public static IEnumerable<long> Turns(Percentage percentage) => percentage switch
    {
        LinearRamp ramp => [ramp.Start, ramp.End],
        SteppedRamp steps => steps.Steps.SelectMany(step => new[] { step.At - 1, step.At }),
        _ => [],
    };

    /// <summary>Whether one share is at no time less than another. False also where that is not easily told.</summary>
    public static bool IsNeverLess(Percentage share, Percentage other)
    {
        if (Least(share) >= Greatest(other) || share == other)
        {
            return true;
        }

        // Shares never fall. Between two turns a stepped share stays, so where one of the two has steps only, the ends
        // of the stretches between all turns tell everything; two ramps, each rounded for itself, are not compared.
        return (share is not LinearRamp || other is not LinearRamp)
            && Turns(share).Concat(Turns(other)).Append(long.MaxValue).All(time => share.At(time) >= other.At(time));
    }
}
