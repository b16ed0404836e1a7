using OpenRollout.Decisions;
using OpenRollout.Evaluation;
using OpenRollout.Tests.Evaluation.Reference;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Decisions;

/// <summary>Verifies that decisions only take something away, over random manifests, decisions, users and times.</summary>
public sealed class DecisionLaw
{
    [Fact]
    public void A_decision_gives_each_user_the_value_without_it_or_the_default()
        => Law.Holds(400, RolloutCases.WithGuarantee, drawn =>
        {
            var draw = new Draw(drawn.Seed);
            var whole = drawn.Compile();
            var decided = DecidedProgram.Create(whole, new DecisionGenerator(draw).Decisions(whole, 6)).Program;
            ForAll(drawn, whole, (key, user) =>
            {
                var (without, with) = (whole.Evaluate(key, user), decided.Evaluate(key, user));
                Assert.True(with.Stage is null || without.Stage is not null, $"'{key}' took {user} in:\n{whole.Explain(key, user)}\n{decided.Explain(key, user)}");
                Assert.True(
                    with.Stage is null || with.Value.Equals(without.Value), $"'{key}' gives {user} another value:\n{whole.Explain(key, user)}\n{decided.Explain(key, user)}");
            });
        });

    [Fact]
    public void Another_decision_never_adds_a_user()
        => Law.Holds(250, RolloutCases.WithGuarantee, drawn =>
        {
            var decisions = new DecisionGenerator(new Draw(drawn.Seed));
            var whole = drawn.Compile();
            var few = decisions.Decisions(whole, 5);
            var fewer = DecidedProgram.Create(whole, few).Program;
            var more = DecidedProgram.Create(whole, [.. few, .. decisions.Decisions(whole, 3)]).Program;
            ForAll(drawn, whole, (key, user) => Assert.True(
                more.Evaluate(key, user).Stage is null || fewer.Evaluate(key, user).Stage is not null, $"'{key}' took {user} in:\n{fewer.Explain(key, user)}\n{more.Explain(key, user)}"));
        });

    [Fact]
    public void The_order_of_decisions_plays_no_part()
        => Law.Holds(100, RolloutCases.Any, drawn =>
        {
            var draw = new Draw(drawn.Seed);
            var whole = drawn.Compile();
            var decisions = new DecisionGenerator(draw).Decisions(whole, 6);
            var (one, other) = (DecidedProgram.Create(whole, decisions), DecidedProgram.Create(whole, draw.Shuffle(decisions)));
            Assert.Equal([], one.Program.FindChanges(other.Program));
            Assert.Equal(one.Statuses.Select(status => (status.Decision, status.Effect)), other.Statuses.Select(status => (status.Decision, status.Effect)));
        });

    [Fact]
    public void A_withdrawal_gives_back_what_was()
        => Law.Holds(100, RolloutCases.Any, drawn =>
        {
            var decisions = new DecisionGenerator(new Draw(drawn.Seed));
            var whole = drawn.Compile();
            var kept = decisions.Decisions(whole, 4);
            var book = new DecisionBook();
            foreach (var known in kept)
            {
                Assert.True(book.Add(known.Decision));
            }

            var before = DecidedProgram.Create(whole, book.InForce).Program;
            var withdrawn = decisions.Decision(whole);
            Assert.True(book.Add(withdrawn));
            _ = DecidedProgram.Create(whole, book.InForce);
            Assert.True(book.Withdraw(withdrawn.Id));
            Assert.Equal([], before.FindChanges(DecidedProgram.Create(whole, book.InForce).Program));
            Assert.Same(whole, DecidedProgram.Create(whole, []).Program);
        });

    [Fact]
    public void Flags_that_are_not_named_as_changed_evaluate_alike()
        => Law.Holds(100, RolloutCases.Any, drawn =>
        {
            var whole = drawn.Compile();
            var decided = DecidedProgram.Create(whole, new DecisionGenerator(new Draw(drawn.Seed)).Decisions(whole, 4)).Program;
            var changed = whole.FindChanges(decided).ToHashSet();
            ForAll(drawn, whole, (key, user) => Assert.True(
                changed.Contains(key) || ReferenceResult.Of(whole.Evaluate(key, user)) == ReferenceResult.Of(decided.Evaluate(key, user)), key));
        });

    [Fact]
    public void An_explanation_comes_to_the_outcome_of_the_evaluation()
        => Law.Holds(40, RolloutCases.Any, drawn =>
        {
            var whole = drawn.Compile();
            var decided = DecidedProgram.Create(whole, new DecisionGenerator(new Draw(drawn.Seed)).Decisions(whole, 4)).Program;
            ForAll(drawn, decided, (key, user) => Assert.Same(decided.Evaluate(key, user), decided.Explain(key, user).Outcome));
        });

    [Fact]
    public void Decisions_have_every_effect_and_take_many_users_out()
    {
        var effects = new Dictionary<DecisionEffect, int>();
        var (removed, refused) = (0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var drawn = RolloutCases.FromSeed(seed, keepsGuarantee: true);
            var whole = drawn.Compile();
            var decided = DecidedProgram.Create(whole, new DecisionGenerator(new Draw(seed)).Decisions(whole, 4));
            foreach (var status in decided.Statuses)
            {
                effects[status.Effect] = effects.GetValueOrDefault(status.Effect) + 1;
                refused += status.Problem?.StartsWith("ROLL1011", StringComparison.Ordinal) is true ? 1 : 0;
            }

            ForAll(drawn, whole, (key, user) => removed += decided.Program.Decisions.GetValueOrDefault(key)?.IsOff is false
                && whole.Evaluate(key, user).Stage is not null && decided.Program.Evaluate(key, user).Stage is null ? 1 : 0);
        }

        Assert.All(Enum.GetValues<DecisionEffect>(), effect => Assert.True(effects[effect] > 20, $"{effect} is rare"));
        Assert.True(refused > 10, $"only {refused} holds break ROLL1011");
        Assert.True(removed > 50, $"holds took out only {removed} users: the laws are hardly tested");
    }

    private static void ForAll(RolloutCase drawn, RolloutProgram program, Action<string, UserContext> check)
    {
        foreach (var user in drawn.Contexts)
        {
            foreach (var key in program.Keys())
            {
                check(key, user);
            }
        }
    }
}
