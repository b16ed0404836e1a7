using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Tests.Statistics;

/// <summary>Forms of the evidence that the guardrails do not use, because the ones they use need fewer or simpler terms. They check the reference values from another side.</summary>
internal static class OtherForms
{
    /// <summary>Returns the evidence against a balanced sample with a beta distribution over the shares in place of a list of factors.</summary>
    public static double OfImbalance(IEnumerable<StratumCounts> exposures, double kappa) => exposures.Where(stratum => stratum.IsComparable).Sum(stratum =>
    {
        var (a, b, n) = (kappa * stratum.Share, kappa * (1 - stratum.Share), stratum.Treated + stratum.Control);
        return LogGamma(a + stratum.Treated) - LogGamma(a) + LogGamma(b + stratum.Control) - LogGamma(b) - LogGamma(kappa + n) + LogGamma(kappa)
            - (stratum.Treated * Math.Log(stratum.Share)) - (stratum.Control * Math.Log(1 - stratum.Share));
    });

    /// <summary>Returns the evidence for a rate above the tolerated one by factors of the rate, not of its odds. Factors that give rates above 1 fall away.</summary>
    public static double OfExceeding(long exposed, long failed, double rate)
    {
        var values = Alternatives.Higher.ToArray().Where(factor => factor * rate < 1)
            .Select(factor => (failed * Math.Log(factor)) + ((exposed - failed) * Math.Log((1 - (factor * rate)) / (1 - rate))))
            .ToArray();
        return values.Max() + Math.Log(values.Average(value => Math.Exp(value - values.Max())));
    }

    /// <summary>Stirling's series, from 20 on, where its terms give the precision of a double.</summary>
    private static double LogGamma(double x)
    {
        var product = 1.0;
        for (; x < 20; x++)
        {
            product *= x;
        }

        var square = 1 / (x * x);
        var series = ((1 / 12.0) - (square * ((1 / 360.0) - (square * ((1 / 1260.0) - (square * ((1 / 1680.0) - (square / 1188)))))))) / x;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series - Math.Log(product);
    }
}
