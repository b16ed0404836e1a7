using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Verifies that a condition with many operands uses a lookup instead of a linear search, with the same result.</summary>
public sealed class ManyOperandsTests
{
    private static Arbitrary<int> Seeds => Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary();

    [Fact]
    public void A_condition_holds_for_the_numbers_it_lists_and_for_no_others()
        => Law.Holds(150, Seeds, seed =>
        {
            var draw = new Draw(seed);
            double[] operands = [.. Enumerable.Range(0, draw.Pick([1, 2, 3, 4, 5, 6, 17, 40, 500])).Select(_ => Number(draw)).Distinct()];
            var program = Compile(operands);
            foreach (var asked in operands.Concat(operands.SelectMany(operand => new[] { -operand, operand + 1, Math.BitIncrement(operand), operand * 2 })))
            {
                var isOne = operands.Contains(asked);
                Assert.Equal(isOne, program.Evaluate("in", UserContext.Of("u", ("it", asked))).Value.Boolean);
                Assert.Equal(double.IsFinite(asked) && !isOne, program.Evaluate("not", UserContext.Of("u", ("it", asked))).Value.Boolean);
            }
        });

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    public void Zero_is_found_whatever_its_sign(string zero)
    {
        double[] others = [.. Enumerable.Range(1, 100).Select(number => (double)number)];
        var listed = Compile([double.Parse(zero, CultureInfo.InvariantCulture), .. others]);
        Assert.All(new[] { 0.0, -0.0 }, asked => Assert.True(listed.Evaluate("in", UserContext.Of("u", ("it", asked))).Value.Boolean));
        Assert.All(new[] { 0.0, -0.0 }, asked => Assert.False(Compile(others).Evaluate("in", UserContext.Of("u", ("it", asked))).Value.Boolean));
    }

    [Fact]
    public void A_value_that_is_no_number_is_neither_in_nor_not_in()
    {
        var program = Compile([.. Enumerable.Range(0, 100).Select(number => (double)number)]);
        Assert.All(new object?[] { null, "7", true, double.NaN, double.PositiveInfinity }, value =>
        {
            Assert.False(program.Evaluate("in", UserContext.Of("u", ("it", value))).Value.Boolean);
            Assert.False(program.Evaluate("not", UserContext.Of("u", ("it", value))).Value.Boolean);
        });
    }

    /// <summary>A linear search would take more than a minute here, a lookup a fraction of a second.</summary>
    [Fact]
    public async Task A_hundred_thousand_numbers_are_not_searched_one_by_one()
    {
        const int Count = 100_000;
        var program = Compile([.. Enumerable.Range(0, Count).Select(number => number * 3.0)]);
        var flag = program.FindFlag("in");
        var found = 0;
        await Task.Run(() =>
        {
            var attributes = new AttributeValue[program.Attributes.Count];
            for (var number = 0; number < 10 * Count; number++)
            {
                attributes[^1] = AttributeValue.From((double)number);
                found += program.Evaluate(flag, new ContextView(attributes, 0)).Value.Boolean ? 1 : 0;
            }
        }).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(Count, found);
    }

    [Fact]
    public async Task A_list_is_not_compared_with_each_of_a_hundred_thousand_strings()
    {
        const int Count = 100_000;
        var operands = string.Join(",", Enumerable.Range(0, Count).Select(number => $"\"badge-{2 * number}\""));
        var program = Manifests.Compile($$"""
            { "context": { "it": { "type": "stringList" } }, "flags": { {{Manifests.Flag("any", Manifests.Stage($$"""{ "when": { "it": { "hasAny": [{{operands}}] } } }"""))}} } }
            """);
        var found = 0;
        await Task.Run(() =>
        {
            var attributes = new AttributeValue[program.Attributes.Count];
            for (var number = 0; number < Count; number++)
            {
                attributes[^1] = AttributeValue.From([$"none-{number}", $"badge-{number}", "nothing"]);
                found += program.Evaluate(0, new ContextView(attributes, 0)).Value.Boolean ? 1 : 0;
            }
        }).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(Count / 2, found);
    }

    private static double Number(Draw draw) => draw.Between(0, 3) switch
    {
        0 => draw.Between(-20, 20),
        1 => draw.Between(int.MinValue, int.MaxValue),
        2 => draw.Between(-1000, 1000) / 8.0,
        _ => draw.Between(1, 1000) * Math.Pow(10, draw.Between(-200, 200)),
    };

    private static RolloutProgram Compile(double[] operands)
    {
        var list = string.Join(",", operands.Select(operand => operand.ToString("R", CultureInfo.InvariantCulture)));
        return Manifests.Compile($$"""
            { "context": { "it": { "type": "number" } }, "flags": {
              {{Manifests.Flag("in", Manifests.Stage($$"""{ "when": { "it": { "in": [{{list}}] } } }"""))}},
              {{Manifests.Flag("not", Manifests.Stage($$"""{ "when": { "it": { "notIn": [{{list}}] } } }"""))}} } }
            """);
    }
}
