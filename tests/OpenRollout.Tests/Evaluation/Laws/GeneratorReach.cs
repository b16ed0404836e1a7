using OpenRollout.Evaluation;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation.Laws;

/// <summary>Verifies that the random cases cover the outcomes that the property tests depend on.</summary>
public sealed class GeneratorReach
{
    private static readonly RolloutCase[] Cases = [.. Enumerable.Range(0, 300).Select(seed => RolloutCases.FromSeed(seed))];

    [Fact]
    public void Every_manifest_is_without_problems()
        => Assert.All(Cases, drawn => Assert.Equal([], drawn.Read().Problems));

    [Fact]
    public void The_same_seed_draws_the_same()
        => Assert.Equal(RolloutCases.FromSeed(7).ToString(), RolloutCases.FromSeed(7).ToString());

    [Fact]
    public void Every_outcome_comes_up_often()
    {
        var outcomes = Cases.SelectMany(Outcomes).ToArray();
        Assert.All(Enum.GetValues<EvaluationReason>(), reason => Assert.True(outcomes.Count(outcome => outcome.Reason == reason) > 100, $"{reason} is rare"));
        Assert.All(Enum.GetValues<EvaluationError>(), error => Assert.True(outcomes.Count(outcome => outcome.Error == error) > 50, $"{error} is rare"));
    }

    [Fact]
    public void Every_operator_holds_for_some_and_fails_for_others()
    {
        var seen = Cases.SelectMany(Steps).ToHashSet();
        Assert.All(OperatorNames.All, name => Assert.Contains((name, true), seen));
        Assert.All(OperatorNames.All, name => Assert.Contains((name, false), seen));
    }

    private static IEnumerable<Outcome> Outcomes(RolloutCase drawn)
    {
        var program = drawn.Compile();
        return drawn.Contexts.SelectMany(user => program.Keys().Select(key => program.Evaluate(key, user)));
    }

    private static IEnumerable<(string Operator, bool Holds)> Steps(RolloutCase drawn)
    {
        var program = drawn.Compile();
        return from user in drawn.Contexts
               from key in program.Keys()
               from step in program.Explain(key, user).Steps
               where step.Kind is ExplanationStepKind.Condition or ExplanationStepKind.Excluded
               from name in OperatorNames.All
               where step.Text.Contains($" {name} ", StringComparison.Ordinal)
               select (name, step.Holds);
    }
}
