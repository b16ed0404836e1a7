using OpenRollout.Tests.Evaluation.Reference;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation.Laws;

public sealed class ChangeLaw
{
    [Fact]
    public void Flags_that_are_not_named_as_changed_evaluate_alike()
        => Law.Holds(500, RolloutCases.Any, drawn =>
        {
            var before = drawn.Compile();
            if (new ManifestMutation(new Draw(drawn.Seed)).Mutate(drawn) is not { } mutated)
            {
                return;
            }

            var changed = before.FindChanges(mutated).ToHashSet();
            Assert.All(drawn.Contexts, user => Assert.All(before.Keys().Where(key => !changed.Contains(key)), key => Assert.Equal(
                ReferenceResult.Of(before.Evaluate(key, user)), ReferenceResult.Of(mutated.Evaluate(key, user)))));
        });

    [Fact]
    public void Changes_are_the_same_in_both_directions()
        => Law.Holds(200, RolloutCases.Any, drawn =>
        {
            var before = drawn.Compile();
            var after = drawn.Compile(new RolloutGrowth(new Draw(drawn.Seed)).Grow(drawn.Manifest));
            Assert.Equal(before.FindChanges(after).Order(), after.FindChanges(before).Order());
            Assert.Equal([], before.FindChanges(drawn.Compile()));
        });

    [Fact]
    public void Mutations_change_what_flags_give()
    {
        var differences = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var drawn = RolloutCases.FromSeed(seed);
            var before = drawn.Compile();
            if (new ManifestMutation(new Draw(seed)).Mutate(drawn) is { } mutated)
            {
                differences += before.Keys().Count(key => mutated.FindFlag(key) >= 0 && drawn.Contexts.Any(user =>
                    ReferenceResult.Of(before.Evaluate(key, user)) != ReferenceResult.Of(mutated.Evaluate(key, user))));
            }
        }

        Assert.True(differences > 30, $"only {differences} results differ: the law is hardly tested");
    }
}
