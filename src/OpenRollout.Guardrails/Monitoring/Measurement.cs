using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Monitoring;

/// <summary>Counts at one time and the evidence that follows from them.</summary>
internal readonly struct Measurement
{
    private readonly double _threshold;

    public Measurement(StratumCounts[] counts, double tolerated, double threshold)
    {
        Counts = counts;
        _threshold = threshold;
        LogEvidence = Statistics.Evidence.OfHarm(counts, tolerated);
        foreach (var stratum in counts)
        {
            Treated += stratum.Treated;
            Control += stratum.Control;
        }
    }

    public StratumCounts[] Counts { get; }

    /// <summary>Gets the logarithm of the evidence for harm.</summary>
    public double LogEvidence { get; }

    public long Treated { get; }

    public long Control { get; }

    /// <summary>Gets the evidence as a share of the threshold; never negative.</summary>
    public double Share => Math.Max(0, LogEvidence) / _threshold;

    public GuardrailPoint ToPoint(DateTimeOffset time) => new(time, Share, Treated, Control);
}
