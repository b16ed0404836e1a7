namespace OpenRollout.Guardrails.Statistics;

/// <summary>
/// Computes e-values as natural logarithms. Under its hypothesis an e-value exceeds 1/α at any time, however often it is
/// looked at, with a probability of at most α (Ville's inequality). Values are computed from counts and never accumulated,
/// so rounding errors do not grow. Thread-safe.
/// </summary>
/// <remarks>
/// The bucket of a user who has not been counted is independent of everything that has happened, so an event belongs to a
/// treated user with exactly the probability of the stratum's share, for any traffic, order of stages and time of day. This requires a salt of the flag's own and that each user is counted once.
/// </remarks>
internal static class Evidence
{
    /// <summary>Returns the evidence that treated users fail more often than <paramref name="tolerated"/> times as often as the others.</summary>
    /// <param name="strata">The counts.</param>
    /// <param name="tolerated">The tolerated ratio of the risks, at least 1.</param>
    public static double OfHarm(ReadOnlySpan<StratumCounts> strata, double tolerated) => Mean(strata, Alternatives.Higher, tolerated);

    /// <summary>Returns the evidence that treated users fail less often than <paramref name="ratio"/> times as often as the others.</summary>
    /// <param name="strata">The counts.</param>
    /// <param name="ratio">The ratio of the risks.</param>
    public static double OfLess(ReadOnlySpan<StratumCounts> strata, double ratio) => Mean(strata, Alternatives.Lower, ratio);

    /// <summary>Returns the evidence that the first exposures of users are not split as the shares say.</summary>
    /// <param name="exposures">The users by their first exposure.</param>
    public static double OfImbalance(ReadOnlySpan<StratumCounts> exposures) => Mean(exposures, Alternatives.Unbalanced, 1);

    /// <summary>Returns the evidence that users fail more often than an absolute rate, for a rollout without a control group.</summary>
    /// <param name="exposed">The number of exposed users.</param>
    /// <param name="failed">The number of them with a failure.</param>
    /// <param name="rate">The tolerated rate, from 0 to 1, which must not be exceeded at any time of day.</param>
    public static double OfExceeding(long exposed, long failed, double rate)
        => OfHarm([new StratumCounts(rate, failed, exposed - failed)], 1);

    /// <summary>Returns the value from which on evidence is an alarm.</summary>
    /// <param name="falseAlarms">The probability of a false alarm over the whole time, such as 0.01.</param>
    /// <param name="guardrails">The number of guardrails that share it.</param>
    public static double Threshold(double falseAlarms, int guardrails = 1) => Math.Log(guardrails / falseAlarms);

    /// <summary>Returns the evidence for one factor: the likelihood ratio between a risk that is <paramref name="factor"/> times <paramref name="ratio"/> as high for treated users and one that is <paramref name="ratio"/> times as high.</summary>
    public static double For(ReadOnlySpan<StratumCounts> strata, double factor, double ratio)
    {
        var sum = 0.0;
        foreach (var stratum in strata)
        {
            if (stratum.IsComparable)
            {
                var odds = stratum.Share * ratio;
                sum += (stratum.Treated * Math.Log(factor)) - ((stratum.Treated + stratum.Control) * LogOnePlus(odds * (factor - 1) / (1 - stratum.Share + odds)));
            }
        }

        return sum;
    }

    /// <summary>Returns the logarithm of the mean of the evidence for several factors.</summary>
    internal static double Mean(ReadOnlySpan<StratumCounts> strata, ReadOnlySpan<double> factors, double ratio)
    {
        Span<double> values = stackalloc double[factors.Length];
        var maximum = double.NegativeInfinity;
        for (var index = 0; index < factors.Length; index++)
        {
            values[index] = For(strata, factors[index], ratio);
            maximum = Math.Max(maximum, values[index]);
        }

        var sum = 0.0;
        foreach (var value in values)
        {
            sum += Math.Exp(value - maximum);
        }

        return maximum + Math.Log(sum / factors.Length);
    }

    /// <summary>Returns ln(1 + x) with full precision for small x, which <see cref="double.LogP1"/> does not have. The method is William Kahan's.</summary>
    private static double LogOnePlus(double x)
    {
        var rounded = 1 + x;
        return rounded == 1 ? x : Math.Log(rounded) * x / (rounded - 1);
    }
}
