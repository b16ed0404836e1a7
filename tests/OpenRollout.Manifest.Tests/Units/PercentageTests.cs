using System.Numerics;

namespace OpenRollout.Manifest.Tests;

public sealed class PercentageTests
{
    [Theory]
    [InlineData(long.MinValue, 1_000)]
    [InlineData(999, 1_000)]
    [InlineData(1_000, 1_000)]
    [InlineData(1_001, 1_049)]
    [InlineData(1_500, 25_500)]
    [InlineData(1_999, 49_951)]
    [InlineData(2_000, 50_000)]
    [InlineData(long.MaxValue, 50_000)]
    public void A_straight_ramp_is_rounded_down(long at, int expected) => Assert.Equal(expected, new LinearRamp(1_000, 50_000, 1_000, 2_000).At(at));

    [Fact]
    public void A_straight_ramp_is_exact_over_ten_thousand_years()
    {
        var random = new Random(20_260_920);
        for (var count = 0; count < 20_000; count++)
        {
            var (from, to) = (random.Next(0, 50_000), random.Next(50_000, 100_001));
            var start = random.NextInt64(0, DateTime.MaxValue.Ticks / 2);
            var end = start + random.NextInt64(1, DateTime.MaxValue.Ticks / 2);
            var at = random.NextInt64(start, end);
            var exact = from + (int)(new BigInteger(to - from) * (at - start) / (end - start));
            Assert.Equal(exact, new LinearRamp(from, to, start, end).At(at));
        }
    }

    [Fact]
    public void A_straight_ramp_reaches_each_share_at_the_very_tick()
    {
        const long Span = 3_155_378_975_999_999_999;
        var ramp = new LinearRamp(0, Percentage.All, 0, Span);
        for (var share = 1; share <= Percentage.All; share += 997)
        {
            var tick = (long)(((new BigInteger(share) * Span) + Percentage.All - 1) / Percentage.All);
            Assert.Equal((share - 1, share), (ramp.At(tick - 1), ramp.At(tick)));
        }
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 5_000)]
    [InlineData(19, 5_000)]
    [InlineData(20, 5_000)]
    [InlineData(30, 100_000)]
    [InlineData(long.MaxValue, 100_000)]
    public void Steps_hold_from_their_time_on(long at, int expected)
        => Assert.Equal(expected, new SteppedRamp([new(10, 5_000), new(20, 5_000), new(30, 100_000)]).At(at));

    [Fact]
    public void Without_steps_nobody_is_in() => Assert.Equal(0, new SteppedRamp([]).At(long.MaxValue));

    [Fact]
    public void A_fixed_share_is_the_same_at_any_time() => Assert.Equal((7, 7), (new FixedPercentage(7).At(long.MinValue), new FixedPercentage(7).At(long.MaxValue)));
}
