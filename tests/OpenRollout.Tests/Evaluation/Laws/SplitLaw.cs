using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation.Laws;

/// <summary>
/// Verifies that percentages and splits match the manifest and are independent of each other. The units are fixed, so the
/// result is deterministic. The bounds are 4.5 standard deviations, which one in 150,000 fair draws would exceed.
/// </summary>
public sealed class SplitLaw
{
    private const int Users = 100_000;
    private const double Bound = 4.5;

    [Theory]
    [InlineData("1", 1, 1)]
    [InlineData("10", 50, 50)]
    [InlineData("33.333", 1, 2)]
    [InlineData("50", 90, 10)]
    [InlineData("100", 1, 999)]
    public void Shares_are_as_written_and_a_split_tells_nothing_of_being_in(string percentage, int first, int second)
    {
        var program = Manifests.Of($$"""
            "f": { "flagType": "string", "defaultValue": "-", "variants": { "a": "A", "b": "B" }, "rollout": { "stage": "s", "serve": { "split": { "a": {{first}}, "b": {{second}} } },
              "stages": [ { "name": "s", "audiences": [ { "percentage": {{percentage}} } ] } ] } },
            "everyone": { "flagType": "string", "defaultValue": "-", "variants": { "a": "A", "b": "B" }, "rollout": { "salt": "f", "stage": "s", "serve": { "split": { "a": {{first}}, "b": {{second}} } },
              "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] } }
            """);
        var (isIn, isInWithA, withA) = (0, 0, 0);
        for (var number = 0; number < Users; number++)
        {
            var user = UserContext.Of($"user-{number}");
            var outcome = program.Evaluate("f", user);
            var split = program.Evaluate("everyone", user);
            isIn += outcome.Stage is null ? 0 : 1;
            isInWithA += outcome.Variant == "a" ? 1 : 0;
            withA += split.Variant == "a" ? 1 : 0;
            Assert.Equal(outcome.Stage is null ? "default" : split.Variant, outcome.Variant);
        }

        var share = double.Parse(percentage, System.Globalization.CultureInfo.InvariantCulture) / 100;
        var weight = first / (double)(first + second);
        AssertShare(isIn, Users, share);
        AssertShare(withA, Users, weight);
        AssertShare(isInWithA, isIn, weight);
        AssertShare(isInWithA, Users, share * weight);
    }

    [Fact]
    public void Being_in_one_flag_tells_nothing_of_being_in_another()
    {
        var program = Manifests.Of(Manifests.Flag("one", Manifests.Stage("""{ "percentage": 20 }""")) + "," + Manifests.Flag("two", Manifests.Stage("""{ "percentage": 30 }""")));
        var both = Enumerable.Range(0, Users).Count(number =>
            UserContext.Of($"user-{number}") is var user && program.Evaluate("one", user).Value.Boolean && program.Evaluate("two", user).Value.Boolean);
        AssertShare(both, Users, 0.2 * 0.3);
    }

    private static void AssertShare(int count, int of, double share)
    {
        var deviation = Math.Sqrt(of * share * (1 - share));
        Assert.True(Math.Abs(count - (of * share)) <= Bound * deviation, $"{count} of {of} are far from {share:P3}");
    }
}
