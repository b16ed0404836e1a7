using OpenRollout.Decisions;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Arms;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Evaluation.Compilation;
using OpenRollout.Tests.Evaluation.Reference;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Decisions;

/// <summary>Verifies that a program of which decided flags alone are compiled again equals one that is compiled as a whole.</summary>
public sealed class PatchedProgramLaw
{
    [Fact]
    public void A_patched_program_equals_a_compiled_one()
        => Law.Holds(250, RolloutCases.Any, drawn =>
        {
            var decisions = new DecisionGenerator(new Draw(drawn.Seed));
            var whole = drawn.Compile();
            for (var count = 1; count <= 6; count += 2)
            {
                AreEqual(drawn, whole, DecidedProgram.Create(whole, decisions.Decisions(whole, count)).Program, explains: count == 3);
            }
        });

    [Fact]
    public void A_patched_program_can_be_patched_again()
        => Law.Holds(100, RolloutCases.Any, drawn =>
        {
            var draw = new Draw(drawn.Seed);
            var whole = drawn.Compile();
            if (whole.FlagCount == 0)
            {
                return;
            }

            var program = whole;
            foreach (var key in draw.Some(whole.Keys(), 1, 3))
            {
                program = DecidedProgram.Create(program, [new KnownDecision(RolloutDecision.SwitchOff(key, "maria", "latency"), true)]).Program;
            }

            AreEqual(drawn, whole, program, explains: false);
        });

    [Fact]
    public void A_flag_that_requires_a_changed_one_is_found_in_a_long_chain()
    {
        const int Length = 3_000;
        var whole = Manifests.Of(string.Join(",", Enumerable.Range(0, Length).Select(index => Manifests.Flag(
            $"f{index}", (index == 0 ? "" : $"\"requires\": [\"f{index - 1}\"],") + Manifests.Stage("""{ "percentage": 100 }""")))));
        var decided = DecidedProgram.Create(whole, [new KnownDecision(RolloutDecision.SwitchOff("f1000", "maria", "latency"), true)]).Program;
        Assert.Equal([.. Enumerable.Range(1_000, Length - 1_000).Select(index => $"f{index}")], whole.FindChanges(decided));
        Assert.Equal([], decided.FindChanges(Compile(decided)));
        var user = UserContext.Of("user-1");
        Assert.True(decided.Evaluate("f999", user).Value.Boolean);
        Assert.False(decided.Evaluate($"f{Length - 1}", user).Value.Boolean);
        Assert.True(whole.Evaluate($"f{Length - 1}", user).Value.Boolean);
    }

    [Fact]
    public void What_does_not_change_is_shared()
    {
        var whole = Manifests.Of($"{Manifests.Flag("f", Manifests.Stage("""{ "percentage": 5 }"""))}, {Manifests.Flag("g", Manifests.Stage("""{ "when": { "country": "NO" } }"""))}");
        var decided = DecidedProgram.Create(whole, [new KnownDecision(RolloutDecision.SwitchOff("f", "maria", "latency"), true)]).Program;
        Assert.Same(whole.Evaluate("g", UserContext.Of("u", ("country", "NO"))), decided.Evaluate("g", UserContext.Of("u", ("country", "NO"))));
        Assert.Same(whole.Constants.Strings, decided.Constants.Strings);
        Assert.Same(whole.AttributeNames, decided.AttributeNames);
    }

    private static void AreEqual(RolloutCase drawn, RolloutProgram whole, RolloutProgram patched, bool explains)
    {
        var compiled = ProgramCompiler.Compile(patched.Manifest, drawn.Cohorts);
        Assert.Equal([], patched.FindChanges(compiled));
        Assert.Equal([], compiled.FindChanges(patched));
        Assert.Equal(whole.FindChanges(compiled), whole.FindChanges(patched));
        Assert.Equal(compiled.AnyDependsOnTime, patched.AnyDependsOnTime);
        foreach (var key in patched.Keys())
        {
            var flag = patched.FindFlag(key);
            Assert.Equal((compiled.DependsOnTime(flag), compiled.UnitOf(flag), compiled.TypeOf(flag)), (patched.DependsOnTime(flag), patched.UnitOf(flag), patched.TypeOf(flag)));
            Assert.Equal(compiled.FlagAt(flag).Required?.ToArray() ?? [], patched.FlagAt(flag).Required?.ToArray() ?? []);
            foreach (var user in drawn.Contexts)
            {
                var outcome = patched.Evaluate(key, user);
                Assert.Equal(ReferenceResult.Of(compiled.Evaluate(key, user)), ReferenceResult.Of(outcome));
                Assert.Same(patched.GetDefinition(flag), outcome.Flag);
                Assert.Same(outcome, patched.OutcomeAt(outcome.Index));
                Assert.Equal(outcome.Kind, patched.KindOf(outcome.Index));
                Assert.Equal(Find(compiled, flag, user), Find(patched, flag, user));
                if (explains)
                {
                    Assert.Equal(compiled.Explain(key, user).ToString(), patched.Explain(key, user).ToString());
                    Assert.Same(outcome, patched.Explain(key, user).Outcome);
                }
            }
        }
    }

    private static RolloutProgram Compile(RolloutProgram program) => ProgramCompiler.Compile(program.Manifest, RolloutProgram.NoCohorts);

    private static Comparand Find(RolloutProgram program, int flag, UserContext user)
        => program.FindComparand(flag, new ContextView(user.PrepareFor(program), user.UtcTicks));
}
