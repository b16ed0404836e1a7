using OpenRollout.Evaluation;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Tests percentages, splits, units, salts, and missing units.</summary>
public sealed class ShareTests
{
    private static readonly object?[] MissingUnits = [null, "", 5, true, new object[] { "u" }];

    [Fact]
    public void A_missing_targeting_key_is_an_error_where_only_it_kept_the_user_out()
        => Assert.All(MissingUnits, unit =>
        {
            var outcome = Evaluate("""{ "percentage": 50 }""", unit);
            Assert.Equal(EvaluationError.TargetingKeyMissing, outcome.Error);
            Assert.Equal(EvaluationReason.Error, outcome.Reason);
            Assert.Null(outcome.Variant);
            Assert.Null(outcome.Stage);
            Assert.Contains("targeting key", outcome.ErrorMessage, StringComparison.Ordinal);
        });

    [Fact]
    public void Another_missing_unit_is_an_error_of_its_own()
    {
        var program = Manifests.OneFlag("""{ "percentage": 50 }""", more: "\"unit\": \"companyId\",");
        Assert.All(MissingUnits, unit =>
        {
            var outcome = program.Evaluate("f", UserContext.Of("u", ("companyId", unit)));
            Assert.Equal(EvaluationError.UnitMissing, outcome.Error);
            Assert.Contains("'companyId'", outcome.ErrorMessage, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_targeting_key_may_be_named_as_the_unit()
        => Assert.Equal(
            EvaluationError.TargetingKeyMissing,
            Manifests.OneFlag("""{ "percentage": 50 }""", more: "\"unit\": \"targetingKey\",").Evaluate("f", UserContext.Of(null)).Error);

    [Theory]
    [InlineData("""{ "percentage": 0 }""", EvaluationReason.Default)]
    [InlineData("""{ "percentage": 100 }""", EvaluationReason.TargetingMatch)]
    [InlineData("""{ "percentage": 0 }, { "percentage": 100 }""", EvaluationReason.TargetingMatch)]
    [InlineData("""{ "percentage": 50, "when": { "age": 5 } }""", EvaluationReason.Default)]
    [InlineData("""{ "percentage": 50 }, { "percentage": 100 }""", EvaluationReason.TargetingMatch)]
    [InlineData("""{ "percentage": 50 }, { "percentage": 0 }""", EvaluationReason.Error)]
    [InlineData("""{ "percentage": 100, "serve": { "split": { "on": 1, "off": 1 } } }, { "percentage": 100 }""", EvaluationReason.TargetingMatch)]
    [InlineData("""{ "percentage": 100, "serve": { "split": { "on": 1, "off": 1 } } }""", EvaluationReason.Error)]
    [InlineData("""{ "percentage": 100, "serve": { "split": { "on": 7, "off": 0 } } }""", EvaluationReason.TargetingMatch)]
    [InlineData("""{ "percentage": 0, "serve": { "split": { "on": 1, "off": 1 } } }""", EvaluationReason.Default)]
    public void A_unit_is_asked_for_only_where_it_decides(string audiences, EvaluationReason reason)
        => Assert.Equal(reason, Evaluate(audiences, null).Reason);

    [Fact]
    public void An_earlier_stage_may_take_in_whom_a_missing_unit_kept_out_of_a_later_one()
    {
        var program = Manifests.Of(Manifests.Flag("f", """
            "stage": "b", "stages": [ { "name": "a", "audiences": [ { "percentage": 100 } ] }, { "name": "b", "audiences": [ { "percentage": 50 } ] } ]
            """));
        Assert.Equal("a", program.Evaluate("f", UserContext.Of(null)).Stage);
    }

    [Theory]
    [InlineData("""{ "percentage": 99.999 }""", EvaluationReason.Split)]
    [InlineData("""{ "percentage": 100 }""", EvaluationReason.TargetingMatch)]
    [InlineData("""{ "percentage": 0 }, { "percentage": 100 }""", EvaluationReason.TargetingMatch)]
    [InlineData("""{ "percentage": 100, "serve": { "split": { "on": 1, "off": 1 } } }""", EvaluationReason.Split)]
    [InlineData("""{ "percentage": 99.999, "serve": { "split": { "on": 1 } } }""", EvaluationReason.Split)]
    [InlineData("""{ "percentage": 100, "serve": { "split": { "off": 0, "on": 3 } } }""", EvaluationReason.TargetingMatch)]
    public void The_reason_is_split_where_a_share_decided(string audiences, EvaluationReason reason)
        => Assert.Equal(reason, Evaluate(audiences, "u").Reason);

    [Fact]
    public void Everyone_lies_below_99_999_percent_but_one_in_a_hundred_thousand()
    {
        var program = Manifests.OneFlag("""{ "percentage": 99.999 }""");
        Assert.InRange(Enumerable.Range(0, 100_000).Count(number => program.Evaluate("f", UserContext.Of($"u{number}")).Stage is null), 0, 8);
    }

    [Fact]
    public void A_split_gives_ranges_in_the_order_written_up_to_the_largest_sum()
    {
        var program = Manifests.Of("""
            "f": { "flagType": "integer", "defaultValue": 0, "variants": { "none": 0, "few": 1, "many": 2 }, "rollout": {
              "serve": { "split": { "none": 0, "few": 1, "many": 2147483646 } }, "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] } }
            """);
        Assert.All(Enumerable.Range(0, 1000), number => Assert.Equal("many", program.Evaluate("f", UserContext.Of($"u{number}")).Variant));
    }

    [Fact]
    public void The_unit_decides_who_shares_a_bucket_and_the_salt_reshuffles()
    {
        var program = Manifests.Of(string.Join(
            ",",
            Manifests.Flag("by-company", "\"unit\": \"companyId\"," + Manifests.Stage("""{ "percentage": 50 }""")),
            Manifests.Flag("salted", "\"salt\": \"s\"," + Manifests.Stage("""{ "percentage": 50 }""")),
            Manifests.Flag("s", Manifests.Stage("""{ "percentage": 50 }"""))));
        var users = Enumerable.Range(0, 200).Select(number => UserContext.Of($"u{number}", ("companyId", $"c{number % 10}"))).ToArray();
        foreach (var company in users.GroupBy(user => user.Attributes["companyId"]))
        {
            Assert.Single(company.Select(user => program.Evaluate("by-company", user).Stage).Distinct());
        }

        Assert.All(users, user => Assert.Equal(program.Evaluate("s", user).Stage, program.Evaluate("salted", user).Stage));
        Assert.Contains(users, user => program.Evaluate("s", user).Stage != program.Evaluate("by-company", user).Stage);
    }

    private static Outcome Evaluate(string audiences, object? targetingKey)
        => Manifests.OneFlag(audiences).Evaluate("f", UserContext.Of(null).With(("targetingKey", targetingKey)));
}
