namespace OpenRollout.Manifest.Reasoning;

/// <summary>Compares percentages over all times.</summary>
internal static class PercentageComparison
{
    public static int Least(Percentage percentage) => percentage.At(long.MinValue);

    public static int Greatest(Percentage percentage) => percentage.At(long.MaxValue);

    /// <summary>Returns the times, ascending, at which a percentage may start or stop growing, and those just before.</summary>
    public static IEnumerable<long> Turns(Percentage percentage) => percentage switch
    {
        LinearRamp ramp => [ramp.Start, ramp.End],
        SteppedRamp steps => steps.Steps.SelectMany(step => new[] { step.At - 1, step.At }),
        _ => [],
    };

    /// <summary>Returns whether a percentage is at no time less than another. False also if that cannot be decided.</summary>
    public static bool IsNeverLess(Percentage share, Percentage other)
    {
        if (Least(share) >= Greatest(other) || share == other)
        {
            return true;
        }

        // Percentages never fall, and a stepped one is constant between two of its turns. So if one of the two has steps
        // only, comparing at all turns is enough. Two linear ramps, which are rounded separately, are not compared.
        return (share is not LinearRamp || other is not LinearRamp)
            && Turns(share).Concat(Turns(other)).Append(long.MaxValue).All(time => share.At(time) >= other.At(time));
    }
}
