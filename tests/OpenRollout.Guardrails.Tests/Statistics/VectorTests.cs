using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Tests.Statistics;

/// <summary>The evidence and the bounds have the reference values, which were computed with 60 digits.</summary>
public sealed class VectorTests
{
    [Fact]
    public void All_rows_are_checked()
    {
        var rows = Vector.ReadAll();
        Assert.Equal(66, rows.Count);
        Assert.All(rows, Check);
    }

    private static void Check(Vector row)
    {
        if (row.HasBound)
        {
            CheckBound(row);
            return;
        }

        var (evidence, threshold) = row.Kind switch
        {
            "relative" when row.Factors.AsSpan().SequenceEqual(Alternatives.Higher) => (Evidence.OfHarm(row.Strata, row.Number("r0")), Alpha(row)),
            "relative" => (Evidence.Mean(row.Strata, row.Factors, row.Number("r0")), Alpha(row)),
            "advance" => (Evidence.OfLess(row.Strata, row.Number("r")), Alpha(row)),
            "srm_grid" => (Evidence.OfImbalance(row.Strata), Alpha(row)),
            "srm_beta" => (OtherForms.OfImbalance(row.Strata, row.Number("kappa")), Alpha(row)),
            "absolute" => (OtherForms.OfExceeding(row.Exposed, row.Failed, row.Number("r0")), Alpha(row)),
            "absolute_odds" => (Evidence.OfExceeding(row.Exposed, row.Failed, row.Number("r0")), Alpha(row)),
            _ => throw new InvalidOperationException($"'{row}' is of an unknown kind."),
        };
        Assert.True(Math.Abs(evidence - row.Evidence) <= row.Tolerance, $"{row}: {evidence:R} in place of {row.Evidence:R}");
        Assert.True(row.IsAlarm == evidence >= threshold, $"{row}: {evidence:R} against {threshold:R}");
    }

    private static void CheckBound(Vector row)
    {
        var bound = row.Kind == "upper" ? RatioBounds.Upper(row.Strata, row.Number("beta")) : RatioBounds.Lower(row.Strata, row.Number("beta"));
        Assert.True(
            bound is null == row.Bound is null && (bound is null || Math.Abs(bound.Value - row.Bound!.Value) <= row.RelativeTolerance * row.Bound.Value),
            $"{row}: {bound} in place of {row.Bound}");
    }

    private static double Alpha(Vector row) => Evidence.Threshold(row.Number("alpha"), row.Guardrails);
}
