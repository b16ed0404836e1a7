namespace OpenRollout.Evaluation.Arms;

/// <summary>
/// The compared users whose arm is decided by the same share. Both weights are greater than zero and at most 2^60. The pair is
/// the stratum's identity, also in stored evidence: the same rollout gives the same pair in every process and version.
/// </summary>
/// <param name="Treated">The weight of the treated users. For a fixed percentage in thousandths of a percent: 5000 for 5 %.</param>
/// <param name="Control">The weight of the control users in the same unit. For a fixed percentage, both add up to 100,000.</param>
internal readonly record struct Stratum(long Treated, long Control)
{
    /// <summary>Gets the probability that a compared user is treated: greater than 0 and less than 1.</summary>
    public double Share => Treated / (double)(Treated + Control);
}
