namespace OpenRollout.Guardrails.Statistics;

/// <summary>
/// Bounds for the ratio of the risks of treated and other users that hold at all times at once. If many users fail, the
/// ratio is that of the cumulative risks, because users who failed are not at risk again.
/// </summary>
internal static class RatioBounds
{
    private const double Smallest = 1e-6;
    private const double Largest = 1e6;

    /// <summary>The number of bisections, after which the logarithm of the bound has the precision of a double.</summary>
    private const int Bisections = 60;

    /// <summary>Returns the upper bound, or null if the counts give none below a million.</summary>
    /// <param name="strata">The counts.</param>
    /// <param name="error">The probability that the ratio is ever above the bound, such as 0.05.</param>
    public static double? Upper(ReadOnlySpan<StratumCounts> strata, double error)
    {
        var threshold = Evidence.Threshold(error);
        return Evidence.OfLess(strata, Largest) < threshold ? null : Find(strata, (counts, ratio) => Evidence.OfLess(counts, ratio) >= threshold);
    }

    /// <summary>Returns the lower bound, or null if the counts give none above a millionth.</summary>
    /// <param name="strata">The counts.</param>
    /// <param name="error">The probability that the ratio is ever below the bound, such as 0.05.</param>
    public static double? Lower(ReadOnlySpan<StratumCounts> strata, double error)
    {
        var threshold = Evidence.Threshold(error);
        return Evidence.OfHarm(strata, Smallest) < threshold ? null : Find(strata, (counts, ratio) => Evidence.OfHarm(counts, ratio) < threshold);
    }

    /// <summary>Returns the ratio from which on a condition holds.</summary>
    private static double Find(ReadOnlySpan<StratumCounts> strata, Condition holds)
    {
        var (low, high) = (Math.Log(Smallest), Math.Log(Largest));
        for (var step = 0; step < Bisections; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(strata, Math.Exp(middle)) ? (low, middle) : (middle, high);
        }

        return Math.Exp(high);
    }

    private delegate bool Condition(ReadOnlySpan<StratumCounts> strata, double ratio);
}
