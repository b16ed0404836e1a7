using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Verifies that deep graphs neither overflow the stack nor take time that grows with the number of paths.</summary>
public sealed class DepthTests
{
    private const string Everyone = """ "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] """;

    [Fact]
    public void Ten_thousand_flags_that_each_require_the_one_before()
    {
        var flags = Enumerable.Range(0, 10_000).Select(number => number == 0
            ? Manifests.Flag("f0", Manifests.Stage("""{ "when": { "country": "NO" } }"""))
            : Manifests.Flag($"f{number}", $"\"requires\": [\"f{number - 1}\"], {Everyone}"));
        var program = Manifests.Of(string.Join(",", flags.Reverse()));
        OnSmallStack(() =>
        {
            Assert.True(program.Evaluate("f9999", UserContext.Of("u", ("country", "NO"))).Value.Boolean);
            Assert.False(program.Evaluate("f9999", UserContext.Of("u", ("country", "SE"))).Value.Boolean);
            Assert.False(program.Explain("f9999", UserContext.Of("u")).Outcome.Value.Boolean);
        });
    }

    [Fact]
    public void Flags_that_require_each_other_in_a_hundred_diamonds_are_each_evaluated_once()
    {
        // There are 2^100 paths from the last flag to the first.
        var flags = Enumerable.Range(1, 100).SelectMany(level => new[] { "a", "b" }.Select(side =>
            Manifests.Flag($"{side}{level}", $"\"requires\": [\"a{level - 1}\", \"b{level - 1}\"], {Everyone}")));
        var bases = new[] { Manifests.Flag("a0", Everyone), Manifests.Flag("b0", Manifests.Stage("""{ "when": { "age": { "gte": 18 } } }""")) };
        var program = Manifests.Of(string.Join(",", flags.Concat(bases)));
        OnSmallStack(() =>
        {
            Assert.True(program.Evaluate("a100", UserContext.Of("u", ("age", 18))).Value.Boolean);
            Assert.False(program.Evaluate("b100", UserContext.Of("u", ("age", 17))).Value.Boolean);
        });
    }

    [Theory]
    [InlineData("""{ "segment": "%" }""", true)]
    [InlineData("""{ "not": { "segment": "%" } }""", true)]
    [InlineData("""{ "all": [ { "segment": "%" } ] }""", true)]
    [InlineData("""{ "any": [ { "segment": "%" }, { "age": 99 } ] }""", true)]
    [InlineData("""{ "country": "NO", "segment": "%" }""", false)]
    public void Segments_nested_to_the_limit(string condition, bool isMember)
    {
        // A manifest may have up to 10,000 conditions after segments are expanded.
        const int Depth = 3_000;
        var segments = Enumerable.Range(1, Depth).Select(level => $$"""
            "s{{level}}": { "when": {{condition.Replace("%", $"s{level - 1}", StringComparison.Ordinal)}} }
            """);
        OnSmallStack(() =>
        {
            var program = Manifests.OneFlag($$"""{ "segment": "s{{Depth}}" }""", string.Join(",", segments.Append(""" "s0": { "when": { "age": 1 } } """)));
            Assert.Equal(isMember, program.Evaluate("f", UserContext.Of("u", ("age", 1))).Value.Boolean);
            Assert.NotEmpty(program.Explain("f", UserContext.Of("u", ("age", 1))).Steps);
        });
    }

    [Fact]
    public void Conditions_nested_as_deep_as_json_is_read()
    {
        var condition = string.Concat(Enumerable.Repeat("""{ "not": """, 52)) + """{ "age": 1 }""" + new string('}', 52);
        Assert.True(Manifests.Holds(condition, UserContext.Of("u", ("age", 1))));
    }

    [Fact]
    public void More_required_flags_than_fit_the_stack_and_more_attributes_than_sixteen_bits_count()
    {
        var flags = Enumerable.Range(0, 300).Select(number => Manifests.Flag($"r{number}", Everyone));
        var requires = string.Join(",", Enumerable.Range(0, 300).Select(number => $"\"r{number}\""));
        var attributes = string.Join(",", Enumerable.Range(0, 70_000).Select(number => $$"""  "a{{number}}": { "type": "number" } """));
        var program = Manifests.Compile($$"""
            { "context": { {{attributes}} }, "flags": { {{string.Join(",", flags)}},
              {{Manifests.Flag("f", $"\"requires\": [{requires}]," + Manifests.Stage("""{ "when": { "a69999": 1 } }"""))}} } }
            """);
        Assert.True(program.Evaluate("f", UserContext.Of("u", ("a69999", 1))).Value.Boolean);
        Assert.False(program.Evaluate("f", UserContext.Of("u", ("a69998", 1), ("a4463", 1), ("a4464", 1))).Value.Boolean);
    }

    [Fact]
    public void A_source_that_never_gives_a_value_gives_an_absent_one()
    {
        var program = Manifests.OneFlag("""{ "when": { "age": { "exists": true } } }""");
        var attributes = new AttributeValue[program.Attributes.Count];
        var layers = default(ContextLayers);
        Assert.False(program.Evaluate(0, new ContextView(attributes, 0)).Value.Boolean);
        Assert.False(program.Evaluate(0, new ContextView(attributes, 0, new PreparedSource(attributes), in layers)).Value.Boolean);
    }

    /// <summary>Runs on a thread with a quarter of the smallest default stack of .NET.</summary>
    private static void OnSmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action), 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
