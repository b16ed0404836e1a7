using FsCheck;
using FsCheck.Fluent;
using OpenRollout.Manifest.Reasoning.Witnesses;

namespace OpenRollout.Manifest.Tests;

/// <summary>
/// Advice is never wrong: for each problem of a random manifest, a search among users with similar values finds no
/// counterexample. The search uses an independent evaluator. Each case is a seed, which is printed with a failure.
/// </summary>
public sealed class SoundnessTests
{
    private const int Users = 50;

    [Fact]
    public void A_condition_that_can_never_hold_may_be_replaced_by_one_that_does_not() => ForAll(150, world =>
    {
        var (manifest, problems, _) = world.Review;
        foreach (var problem in problems.Where(problem => problem.Id == "ROLL2005"))
        {
            foreach (var condition in Roots(manifest))
            {
                var without = Replace(condition, problem.Range);
                if (!ReferenceEquals(condition, without))
                {
                    world.ForEachUser(Users, (user, _) => Assert.True(
                        NaiveConditions.Holds(manifest, condition, user) == NaiveConditions.Holds(manifest, without, user), $"{problem}: {user}"));
                }
            }
        }
    });

    [Fact]
    public void An_audience_that_can_never_be_reached_may_be_removed() => ForAll(150, world =>
    {
        var (manifest, problems, _) = world.Review;
        foreach (var problem in problems.Where(problem => problem.Id == "ROLL2004"))
        {
            foreach (var flag in manifest.Flags.Where(flag => Without(flag, problem.Range) != flag))
            {
                var without = Without(flag, problem.Range);
                world.ForEachUser(Users, (user, time) =>
                {
                    for (var stage = 0; stage < flag.GetRollout()!.Stages.Count; stage++)
                    {
                        var evaluator = new NaiveEvaluator(manifest, user, new NaiveMoment(time, other => Math.Min(stage, other.GetRollout()!.Stages.Count - 1)));
                        Assert.True(evaluator.Evaluate(flag) == evaluator.Evaluate(without), $"{problem}: {user} at stage {stage}, {time}");
                    }
                });
            }
        }
    });

    [Fact]
    public void A_witness_is_in_and_then_gets_something_else() => ForAll(150, world =>
    {
        var (manifest, problems, witnesses) = world.Review;
        Assert.Equal(
            witnesses.Select(found => found.Range.Start).Order(),
            problems.Where(problem => problem.Id == "ROLL2006").Select(problem => problem.Range.Start).Order());
        foreach (var (_, witness) in witnesses)
        {
            var before = Evaluate(manifest, witness, witness.Before);
            var after = Evaluate(manifest, witness, witness.After);
            Assert.True(before.IsIn && !(after.IsIn && after.Value == before.Value), $"{witness.DescribeContext()}: {before}, {after}");
            Assert.True(witness.Before.UtcTicks <= witness.After.UtcTicks && (witness.Before.Stage ?? 0) <= (witness.After.Stage ?? 0));
        }
    });

    [Fact]
    public void The_worlds_are_full_of_all_that_is_looked_for()
    {
        var messages = Enumerable.Range(0, 150).SelectMany(seed => Reviewed.Of(new SmallWorld(seed).Manifest()).Problems).Select(problem => $"{problem.Id} {problem.Message}").ToArray();
        Assert.All(
            ["first and include", "adds no users", "which the rollout excludes", "can never hold together with", "never holds:", "gets another value", "drops out"],
            part => Assert.InRange(messages.Count(message => message.Contains(part, StringComparison.Ordinal)), 5, int.MaxValue));
    }

    private static void ForAll(int count, Action<Case> law) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed => law(new Case(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(new Replay(new Rnd(20_261_122, 7), null)));

    private static IEnumerable<Condition> Roots(RolloutManifest manifest)
        => manifest.Segments.Select(segment => segment.Condition)
            .Concat(manifest.Flags.SelectMany(flag => flag.GetRollout()!.Stages).SelectMany(stage => stage.Audiences).Select(audience => audience.Condition))
            .OfType<Condition>();

    private static Condition Replace(Condition condition, TextRange range)
    {
        if (condition.Range == range && condition is not AllCondition)
        {
            return new AnyCondition([], range);
        }

        var inner = condition switch
        {
            AllCondition all => all.Conditions,
            AnyCondition any => any.Conditions,
            NotCondition not => [not.Inner],
            _ => [],
        };
        var replaced = inner.Select(each => Replace(each, range)).ToArray();
        return inner.SequenceEqual(replaced, ReferenceEqualityComparer.Instance) ? condition : condition switch
        {
            AllCondition => new AllCondition(replaced, condition.Range),
            AnyCondition => new AnyCondition(replaced, condition.Range),
            _ => new NotCondition(replaced[0], condition.Range),
        };
    }

    private static FlagDefinition Without(FlagDefinition flag, TextRange range)
        => !flag.GetRollout()!.Stages.Any(stage => stage.Audiences.Any(audience => audience.Range == range)) ? flag : flag.WithRollout(Without(flag.GetRollout()!, range));

    private static RolloutDefinition Without(RolloutDefinition rollout, TextRange range) => new()
    {
        Stages = [.. rollout.Stages.Select(stage => new StageDefinition
        {
            Name = stage.Name,
            StartsAt = stage.StartsAt,
            Audiences = [.. stage.Audiences.Where(audience => audience.Range != range)],
        })],
        ActiveStage = rollout.ActiveStage,
        Serve = rollout.Serve,
        Exclude = rollout.Exclude,
        Requires = rollout.Requires,
        Unit = rollout.Unit,
        Salt = rollout.Salt,
    };

    private static NaiveResult Evaluate(RolloutManifest manifest, Witness witness, Moment moment)
        => new NaiveEvaluator(manifest, new NaiveUser(witness.Context), new NaiveMoment(moment.UtcTicks, flag =>
            flag.Key == moment.Flag && moment.Stage is { } stage ? stage
                : moment.OthersAtLast ? flag.GetRollout()!.Stages.Count - 1
                : flag.GetRollout()!.ActiveStageIndex)).Evaluate(witness.Flag);

    private sealed class Case
    {
        private readonly SmallWorld _world;

        public Case(int seed)
        {
            _world = new SmallWorld(seed);
            Review = Reviewed.Of(_world.Manifest());
        }

        public Reviewed Review { get; }

        public void ForEachUser(int count, Action<NaiveUser, long> check)
        {
            for (; count > 0; count--)
            {
                check(_world.User(), _world.Time());
            }
        }
    }
}
