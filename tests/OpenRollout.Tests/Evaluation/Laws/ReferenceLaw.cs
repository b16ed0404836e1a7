using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;
using OpenRollout.Tests.Evaluation.Reference;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation.Laws;

public sealed class ReferenceLaw
{
    [Fact]
    public void The_engine_gives_what_a_naive_reading_of_the_manifest_gives()
        => Law.Holds(2000, RolloutCases.Any, drawn =>
        {
            var program = drawn.Compile();
            foreach (var user in drawn.Contexts)
            {
                var reference = new ReferenceEvaluator(program.Manifest, drawn.Cohorts, user);
                Assert.All(program.Keys(), key => Assert.Equal(reference.Evaluate(key), ReferenceResult.Of(program.Evaluate(key, user))));
            }
        });

    [Fact]
    public void A_boolean_is_the_value_of_the_outcome_and_null_where_there_is_no_such_value()
        => Law.Holds(500, RolloutCases.Any, drawn =>
        {
            var program = drawn.Compile();
            foreach (var user in drawn.Contexts)
            {
                Assert.All(program.Keys(), key =>
                {
                    var outcome = program.Evaluate(key, user);
                    bool? value = outcome.Error == EvaluationError.None && outcome.Flag.Type == FlagType.Boolean ? outcome.Value.Boolean : null;
                    var view = new ContextView(user.PrepareFor(program), user.UtcTicks);
                    Assert.Equal(value, program.EvaluateBoolean(program.FindFlag(key), in view));
                });
            }
        });

    [Fact]
    public void An_explanation_comes_to_the_outcome_of_the_evaluation()
        => Law.Holds(150, RolloutCases.Any, drawn =>
        {
            var program = drawn.Compile();
            foreach (var user in drawn.Contexts)
            {
                Assert.All(program.Keys(), key =>
                {
                    var explanation = program.Explain(key, user);
                    Assert.Same(program.Evaluate(key, user), explanation.Outcome);
                    Assert.Equal(key, explanation.FlagKey);
                    Assert.All(explanation.ToString().Split('\n')[..^1], line => Assert.NotEqual("", line.Trim()));
                });
            }
        });
}
