namespace OpenRollout.Guardrails.Statistics;

/// <summary>Estimates the ratio of the risks of treated and other users from counts.</summary>
internal static class RatioEstimate
{
    private const double Largest = 1e6;
    private const int Bisections = 60;

    /// <summary>Returns the most likely ratio, or null if either side has no counted user.</summary>
    /// <param name="strata">The counts.</param>
    public static double? Of(ReadOnlySpan<StratumCounts> strata)
    {
        var (treated, control) = (0L, 0L);
        foreach (var stratum in strata)
        {
            treated += stratum.IsComparable ? stratum.Treated : 0;
            control += stratum.IsComparable ? stratum.Control : 0;
        }

        if (treated == 0 || control == 0)
        {
            return null;
        }

        // The expected number of treated users rises with the ratio; the most likely ratio is the one that expects as many as were counted.
        var (low, high) = (-Math.Log(Largest), Math.Log(Largest));
        for (var step = 0; step < Bisections; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = ExpectTreated(strata, Math.Exp(middle)) < treated ? (middle, high) : (low, middle);
        }

        return Math.Exp((low + high) / 2);
    }

    private static double ExpectTreated(ReadOnlySpan<StratumCounts> strata, double ratio)
    {
        var sum = 0.0;
        foreach (var stratum in strata)
        {
            if (stratum.IsComparable)
            {
                var odds = stratum.Share * ratio;
                sum += (stratum.Treated + stratum.Control) * odds / (1 - stratum.Share + odds);
            }
        }

        return sum;
    }
}
