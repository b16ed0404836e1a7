namespace OpenRollout.Guardrails.Tests.Simulation;

/// <summary>The exact binomial test.</summary>
internal static class BinomialTest
{
    /// <summary>Returns the probability of at least so many successes.</summary>
    public static double AtLeast(int successes, int trials, double probability)
    {
        var sum = 0.0;
        var logarithm = trials * Math.Log(1 - probability);
        for (var count = 0; count <= trials; count++)
        {
            sum += count >= successes ? Math.Exp(logarithm) : 0;
            logarithm += Math.Log((double)(trials - count) / (count + 1)) + Math.Log(probability / (1 - probability));
        }

        return Math.Min(1, sum);
    }
}
