using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Arms;

/// <summary>The users whose arm is decided by the same share. Buckets below <see cref="Low"/> are treated, those from <see cref="High"/> on are control.</summary>
/// <param name="Low">The upper end of the treated buckets, in thousandths of a percent.</param>
/// <param name="High">The lower end of the control buckets, in thousandths of a percent; equal to <see cref="Low"/> for a fixed percentage.</param>
internal readonly record struct Stratum(int Low, int High)
{
    /// <summary>Gets the probability that a compared user is treated.</summary>
    public double Share => Low / (double)(Percentage.All - High + Low);
}
