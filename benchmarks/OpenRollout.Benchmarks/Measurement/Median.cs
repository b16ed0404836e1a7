namespace OpenRollout.Benchmarks;

/// <summary>The value in the middle: what is typical, however far the outliers lie.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
