using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation.Laws;

public sealed class GuaranteeLaw
{
    [Fact]
    public void Nobody_drops_out_when_stages_advance_and_percentages_grow()
        => Law.Holds(600, RolloutCases.WithGuarantee, drawn =>
        {
            var before = drawn.Compile();
            var after = drawn.Compile(new RolloutGrowth(new Draw(drawn.Seed)).Grow(drawn.Manifest));
            foreach (var user in drawn.Contexts)
            {
                foreach (var key in before.Keys().Where(key => before.Evaluate(key, user).Stage is not null && after.Evaluate(key, user).Stage is null))
                {
                    Assert.Fail($"'{key}' took {user} out:\n{before.Explain(key, user)}\n{after.Explain(key, user)}");
                }
            }
        });

    [Fact]
    public void Nobody_drops_out_while_time_passes()
        => Law.Holds(600, RolloutCases.WithGuarantee, drawn =>
        {
            var program = drawn.Compile();
            var times = drawn.Contexts.Select(user => user.UtcTicks).Order().ToArray();
            foreach (var user in drawn.Contexts)
            {
                var isIn = new HashSet<string>();
                foreach (var time in times)
                {
                    var now = user with { UtcTicks = time };
                    var isInNow = program.Keys().Where(key => program.Evaluate(key, now).Stage is not null).ToHashSet();
                    Assert.Superset(isIn, isInNow);
                    isIn = isInNow;
                }
            }
        });

    [Fact]
    public void Growth_takes_many_in()
    {
        var joined = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var drawn = RolloutCases.FromSeed(seed, keepsGuarantee: true);
            var before = drawn.Compile();
            var after = drawn.Compile(new RolloutGrowth(new Draw(seed)).Grow(drawn.Manifest));
            joined += drawn.Contexts.Sum(user => before.Keys().Count(key => before.Evaluate(key, user).Stage is null && after.Evaluate(key, user).Stage is not null));
        }

        Assert.True(joined > 200, $"only {joined} joined: the law is hardly tested");
    }
}
