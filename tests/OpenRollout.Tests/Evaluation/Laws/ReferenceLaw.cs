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
