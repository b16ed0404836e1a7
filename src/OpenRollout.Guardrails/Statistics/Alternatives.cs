namespace OpenRollout.Guardrails.Statistics;

/// <summary>The factors by which the risk of treated users could differ. The evidence against all of them together is a mean over each list, so no factor has to be chosen in advance.</summary>
internal static class Alternatives
{
    /// <summary>Gets factors by which the feature could raise the risk. The smallest one makes differences below about 5 percent invisible.</summary>
    public static ReadOnlySpan<double> Higher => [1.1, 1.25, 1.5, 2, 3, 5, 10];

    /// <summary>Gets factors by which the feature could lower the risk.</summary>
    public static ReadOnlySpan<double> Lower => [1 / 1.1, 1 / 1.25, 1 / 1.5, 1 / 2.0, 1 / 3.0, 1 / 5.0, 1 / 10.0];

    /// <summary>Gets factors by which the share of exposed users could differ from the share of the rollout.</summary>
    public static ReadOnlySpan<double> Unbalanced => [1 / 2.0, 1 / 1.5, 1 / 1.25, 1 / 1.1, 1 / 1.05, 1.05, 1.1, 1.25, 1.5, 2];
}
