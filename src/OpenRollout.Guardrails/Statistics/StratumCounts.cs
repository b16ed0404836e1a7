namespace OpenRollout.Guardrails.Statistics;

/// <summary>
/// The users with a failure in one stratum: all users for whom the flag was decided with the same share. A user is counted
/// at most once in all strata, so counts of several processes are merged by addition.
/// </summary>
/// <param name="Share">The share of treated users, from 0 to 1. With a share of 0 or 1 there is nothing to compare, and the stratum is ignored.</param>
/// <param name="Treated">The number of counted users who have the feature.</param>
/// <param name="Control">The number of counted users who do not have it.</param>
internal readonly record struct StratumCounts(double Share, long Treated, long Control)
{
    /// <summary>Gets a value indicating whether the stratum has users with and without the feature.</summary>
    public bool IsComparable => Share is > 0 and < 1;
}
