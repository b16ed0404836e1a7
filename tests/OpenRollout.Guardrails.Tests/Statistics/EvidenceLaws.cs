using FsCheck.Fluent;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Tests.Statistics;

/// <summary>The laws of evidence, over random counts.</summary>
public sealed class EvidenceLaws
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Without_counts_there_is_no_evidence() => Assert.Equal(0, Evidence.OfHarm([new(0.05, 0, 0), new(0.5, 0, 0)], 1.1), Tolerance);

    [Fact]
    public void A_treated_user_raises_the_evidence_of_harm_and_another_one_lowers_it() => Check((strata, draw) =>
    {
        var index = draw.Between(0, strata.Length - 1);
        var (before, counts) = (Evidence.OfHarm(strata, 1.1), strata[index]);
        strata[index] = counts with { Treated = counts.Treated + 1 };
        Assert.True(Evidence.OfHarm(strata, 1.1) > before);
        strata[index] = counts with { Control = counts.Control + 1 };
        Assert.True(Evidence.OfHarm(strata, 1.1) < before);
    });

    [Fact]
    public void More_tolerance_needs_more_evidence() => Check((strata, _)
        => Assert.True(Evidence.OfHarm(strata, 1.5) <= Evidence.OfHarm(strata, 1.1)));

    [Fact]
    public void Counts_of_several_processes_are_merged_by_addition() => Check((strata, draw) =>
    {
        var parts = strata.SelectMany(all =>
        {
            var (treated, control) = (draw.Between(0, (int)all.Treated), draw.Between(0, (int)all.Control));
            return new[] { all with { Treated = treated, Control = control }, all with { Treated = all.Treated - treated, Control = all.Control - control } };
        });
        Assert.Equal(Evidence.OfHarm(strata, 1.1), Evidence.OfHarm([.. draw.Shuffle(parts)], 1.1), Tolerance);
    });

    [Fact]
    public void Strata_in_which_all_or_none_are_treated_change_nothing() => Check((strata, draw)
        => Assert.Equal(
            Evidence.OfHarm(strata, 1.1),
            Evidence.OfHarm([new(0, 0, draw.Between(0, 99)), .. strata, new(1, draw.Between(0, 99), 0)], 1.1)));

    /// <summary>The reason for the bound on false alarms: a fair bet. It is checked over every possible outcome of twelve events, at the tolerated ratio itself.</summary>
    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.05, 1.1)]
    [InlineData(0.5, 1.25)]
    [InlineData(0.95, 2)]
    public void If_the_feature_does_no_more_than_tolerated_harm_the_mean_of_the_evidence_is_one(double share, double ratio)
    {
        const int Events = 12;
        var isTreated = share * ratio / (1 - share + (share * ratio));
        var (mean, ways) = (0.0, 1.0);
        for (var treated = 0; treated <= Events; ways = ways * (Events - treated) / (treated + 1), treated++)
        {
            var chance = ways * Math.Pow(isTreated, treated) * Math.Pow(1 - isTreated, Events - treated);
            mean += chance * Math.Exp(Evidence.OfHarm([new(share, treated, Events - treated)], ratio));
        }

        Assert.Equal(1, mean, Tolerance);
    }

    [Fact]
    public void The_bounds_are_in_order_and_agree_with_the_evidence() => Check((strata, _) =>
    {
        var (lower, upper) = (RatioBounds.Lower(strata, 0.05) ?? 0, RatioBounds.Upper(strata, 0.05) ?? double.PositiveInfinity);
        Assert.True(lower < upper);
        // The evidence falls with the tolerated ratio, so it is an alarm for each ratio below the lower bound.
        Assert.Equal(lower > 1.1, Evidence.OfHarm(strata, 1.1) >= Evidence.Threshold(0.05));
    });

    private static void Check(Action<StratumCounts[], Draw> law) => Law.Holds(
        200,
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var draw = new Draw(seed);
            var shares = draw.Some([0.001, 0.01, 0.05, 0.25, 0.5, 0.95], 1, 4);
            law([.. shares.Select(share => new StratumCounts(share, draw.Between(0, 300), draw.Between(0, 3000)))], draw);
        });
}
