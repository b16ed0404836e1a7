using OpenRollout.Decisions;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Arms;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Evaluation.Compilation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;
using OpenRollout.Tests.Decisions;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation.Arms;

/// <summary>Verifies over random manifests, decisions, users and times that arms agree with evaluations, and that treated users have exactly the share of their stratum.</summary>
public sealed class ArmLaw
{
    private const int Salts = 100;

    [Fact]
    public void An_arm_agrees_with_the_evaluation()
        => Law.Holds(300, RolloutCases.Any, drawn =>
        {
            var whole = drawn.Compile();
            var decided = DecidedProgram.Create(whole, new DecisionGenerator(new Draw(drawn.Seed)).Decisions(whole, 4)).Program;
            foreach (var program in new[] { whole, decided })
            {
                foreach (var user in drawn.Contexts)
                {
                    Assert.All(program.Keys(), key => Check(program, key, user));
                }
            }
        });

    [Fact]
    public void Neither_the_stratum_nor_the_reason_depends_on_the_bucket_and_the_treated_have_the_share()
    {
        var (deviation, variance, strata, compared) = (0.0, 0.0, new HashSet<Stratum>(), 0);
        foreach (var (program, key, user) in Cases(120))
        {
            var first = Find(program(0), key, user);
            var (count, treated) = (0, 0);
            for (var salt = 0; salt < Salts; salt++)
            {
                var comparand = Find(program(salt), key, user);
                Assert.Equal((first.Stratum, first.Reason), (comparand.Stratum, comparand.Reason));
                count += comparand.Arm is RolloutArm.Treated or RolloutArm.Control ? 1 : 0;
                treated += comparand.Arm == RolloutArm.Treated ? 1 : 0;
            }

            if (first.Reason == UncomparedReason.None)
            {
                var share = first.Stratum.Share;
                deviation += treated - (count * share);
                variance += count * share * (1 - share);
                // One stratum alone; the bound holds for all of them together, as the salts are always the same.
                Assert.True(Math.Abs(treated - (count * share)) <= 5 * Math.Sqrt(count * share * (1 - share)) + 1, $"{treated} of {count} are treated, not {share}, for {user}");
                strata.Add(first.Stratum);
                compared += count;
            }
        }

        Assert.True(strata.Count > 20 && compared > 5_000, $"only {strata.Count} strata with {compared} users are tested");
        Assert.True(Math.Abs(deviation) < 3.5 * Math.Sqrt(variance), $"the treated users deviate by {deviation / Math.Sqrt(variance)} standard deviations");
    }

    [Fact]
    public void Every_arm_and_every_reason_occurs()
    {
        var seen = new HashSet<(RolloutArm, UncomparedReason)>();
        for (var seed = 0; seed < 250; seed++)
        {
            var drawn = RolloutCases.FromSeed(seed);
            var program = drawn.Compile();
            seen.UnionWith(drawn.Contexts.SelectMany(user => program.Keys().Select(key => Find(program, key, user))).Select(comparand => (comparand.Arm, comparand.Reason)));
        }

        Assert.All(Enum.GetValues<RolloutArm>(), arm => Assert.Contains(seen, known => known.Item1 == arm));
        Assert.All(Enum.GetValues<UncomparedReason>(), reason => Assert.Contains(seen, known => known.Item2 == reason));
    }

    private static void Check(RolloutProgram program, string key, UserContext user)
    {
        var comparand = Find(program, key, user);
        var outcome = program.Evaluate(key, user);
        var isDefault = outcome.Value.Equals(outcome.Flag.DefaultValue);
        Assert.Equal(comparand.Arm == RolloutArm.None, comparand.Reason != UncomparedReason.None);
        var (stage, agrees) = (outcome.Stage, comparand switch
        {
            { Arm: RolloutArm.None } => comparand.Stratum == default && Agrees(comparand.Reason, outcome),
            { Stratum: not { Treated: > 0 and <= 1L << 60, Control: > 0 and <= 1L << 60 } } => false,
            { Arm: RolloutArm.Treated } => outcome is { Reason: EvaluationReason.Split, Stage: not null } && !isDefault,
            { Arm: RolloutArm.Control } => outcome is { Reason: EvaluationReason.Default, Stage: null } && isDefault,
            _ => outcome.Error == EvaluationError.None && outcome.Reason != EvaluationReason.TargetingMatch,
        });
        Assert.True(agrees, $"{comparand} but {outcome.Reason} at {stage} with {outcome.Value} for {user}:\n{program.Explain(key, user)}");
    }

    private static bool Agrees(UncomparedReason reason, Outcome outcome) => reason switch
    {
        UncomparedReason.Inactive => outcome.Reason is EvaluationReason.Static or EvaluationReason.Disabled or EvaluationReason.Default,
        UncomparedReason.Excluded => outcome.Reason == EvaluationReason.Default,
        // An audience at 100 % and at least one below it may both target the user, who then is in by either of them.
        UncomparedReason.Forced => outcome.Reason is EvaluationReason.TargetingMatch or EvaluationReason.Split,
        UncomparedReason.SameValue => outcome.Error != EvaluationError.None || outcome.Value.Equals(outcome.Flag.DefaultValue),
        UncomparedReason.UnitMissing => outcome.Error != EvaluationError.None,
        _ => true,
    };

    /// <summary>Returns random flags, each with the programs of its salts and with a user.</summary>
    private static IEnumerable<(Func<int, RolloutProgram> Program, string Key, UserContext User)> Cases(int count)
    {
        for (var seed = 0; seed < count; seed++)
        {
            var drawn = RolloutCases.FromSeed(seed);
            var draw = new Draw(seed);
            var known = drawn.Compile();
            var found = (from key in known.Keys()
                         from user in drawn.Contexts
                         where Find(known, key, user).Arm != RolloutArm.None
                         select (key, user)).ToArray();
            foreach (var (key, user) in draw.Some(found, 1, 2))
            {
                var programs = Enumerable.Range(0, Salts).Select(salt => WithSalt(known, drawn.Cohorts, key, salt)).ToArray();
                yield return (salt => programs[salt], key, user);
            }
        }
    }

    /// <summary>Returns a program of the flag with another salt, and of the flags that it requires.</summary>
    private static RolloutProgram WithSalt(RolloutProgram program, IReadOnlyDictionary<string, KeySet> cohorts, string key, int salt)
    {
        var flag = program.FindFlag(key);
        var rollout = program.GetDefinition(flag).GetRollout()!;
        var salted = program.GetDefinition(flag).WithRollout(new RolloutDefinition
        {
            Stages = rollout.Stages,
            ActiveStage = rollout.ActiveStage,
            Serve = rollout.Serve,
            Exclude = rollout.Exclude,
            Requires = rollout.Requires,
            Unit = rollout.Unit,
            Salt = $"{key}/{salt}",
            IsNotStarted = rollout.IsNotStarted,
        });
        var required = program.FlagAt(flag).Required?.ToArray() ?? [];
        var manifest = program.Manifest.WithFlags([salted, .. required.Select(program.GetDefinition)]);
        return ProgramCompiler.Compile(manifest, cohorts);
    }

    private static Comparand Find(RolloutProgram program, string key, UserContext user)
        => program.FindComparand(program.FindFlag(key), new ContextView(user.PrepareFor(program), user.UtcTicks));
}
