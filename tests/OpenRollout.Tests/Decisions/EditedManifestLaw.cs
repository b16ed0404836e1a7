using System.Text.Json.Nodes;
using OpenRollout.Decisions;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;
using OpenRollout.Tests.Evaluation.Reference;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Decisions;

/// <summary>Verifies that a decision does what an edit of the manifest would do.</summary>
public sealed class EditedManifestLaw
{
    [Fact]
    public void Switching_off_is_the_edit_of_enabled()
        => Law.Holds(150, RolloutCases.Any, drawn =>
        {
            var draw = new Draw(drawn.Seed);
            var whole = drawn.Compile();
            if (whole.FlagCount == 0)
            {
                return;
            }

            var keys = draw.Some(whole.Keys(), 1, 3);
            var edited = drawn.Manifest.DeepClone().AsObject();
            keys.ForEach(key => edited["flags"]![key]!["enabled"] = false);
            var decided = DecidedProgram.Create(whole, [.. keys.Select(key => new KnownDecision(RolloutDecision.SwitchOff(key, "maria", "latency"), true))]);
            Assert.Equal([], decided.Program.FindChanges(drawn.Compile(edited)));
        });

    [Fact]
    public void A_hold_of_a_rollout_without_times_is_the_edit_of_stage()
        => Law.Holds(200, RolloutCases.Any, drawn =>
        {
            var whole = drawn.Compile();
            foreach (var (key, rollout, hold) in Holds(drawn, whole))
            {
                if (rollout.IsScheduled || rollout.ActiveStageIndex < 0 || whole.DependsOnTime(whole.FindFlag(key)))
                {
                    continue;
                }

                var edited = drawn.Manifest.DeepClone().AsObject();
                var index = rollout.Stages.Select(stage => stage.Name).ToList().IndexOf(hold.HoldAt!);
                edited["flags"]![key]!["rollout"]!["stage"] = rollout.Stages[Math.Min(index, rollout.ActiveStageIndex)].Name;
                Assert.Equal([], Apply(whole, hold).FindChanges(drawn.Compile(edited)));
            }
        });

    [Fact]
    public void A_hold_gives_what_its_stage_gave_at_its_time()
        => Law.Holds(250, RolloutCases.Any, drawn =>
        {
            var whole = drawn.Compile();
            foreach (var (key, rollout, hold) in Holds(drawn, whole))
            {
                // Required flags are not held, so they change with time.
                if (rollout.Requires.Count > 0)
                {
                    continue;
                }

                var since = hold.Since.UtcTicks;
                var index = Math.Min(rollout.Stages.Select(stage => stage.Name).ToList().IndexOf(hold.HoldAt!), rollout.ActiveStageAt(since));
                var then = drawn.Compile(AtStage(drawn.Manifest, key, index < 0 ? null : rollout.Stages[index].Name));
                var held = Apply(whole, hold);
                foreach (var user in drawn.Contexts)
                {
                    var expected = ReferenceResult.Of(then.Evaluate(key, user with { UtcTicks = since }));
                    Assert.Equal(expected, ReferenceResult.Of(held.Evaluate(key, user with { UtcTicks = Math.Max(since, user.UtcTicks) })));
                }
            }
        });

    [Fact]
    public void Before_its_time_a_hold_gives_what_its_stage_gives()
        => Law.Holds(200, RolloutCases.Any, drawn =>
        {
            // On a machine whose clock is behind that of the operator.
            var whole = drawn.Compile();
            foreach (var (key, rollout, hold) in Holds(drawn, whole))
            {
                foreach (var user in drawn.Contexts.Where(user => user.UtcTicks < hold.Since.UtcTicks))
                {
                    var index = Math.Min(rollout.Stages.Select(stage => stage.Name).ToList().IndexOf(hold.HoldAt!), rollout.ActiveStageAt(user.UtcTicks));
                    var then = drawn.Compile(AtStage(drawn.Manifest, key, index < 0 ? null : rollout.Stages[index].Name));
                    Assert.Equal(ReferenceResult.Of(then.Evaluate(key, user)), ReferenceResult.Of(Apply(whole, hold).Evaluate(key, user)));
                }
            }
        });

    /// <summary>Returns a hold for each flag that can be held.</summary>
    private static IEnumerable<(string Key, RolloutDefinition Rollout, RolloutDecision Hold)> Holds(RolloutCase drawn, RolloutProgram whole)
    {
        var draw = new Draw(drawn.Seed);
        var decisions = new DecisionGenerator(draw);
        foreach (var flag in whole.Manifest.Flags.Where(flag => flag.IsEnabled))
        {
            if (flag.GetRollout() is { Stages.Count: > 0 } rollout)
            {
                var stage = draw.Between(0, rollout.Stages.Count - 1);
                var hold = new RolloutDecision { FlagKey = flag.Key, HoldAt = rollout.Stages[stage].Name, Since = decisions.Time(), By = "maria", Reason = "latency" };
                if (HoldRule.FindViolation(flag, rollout, stage, hold.Since.UtcTicks) is null)
                {
                    yield return (flag.Key, rollout, hold);
                }
            }
        }
    }

    private static RolloutProgram Apply(RolloutProgram whole, RolloutDecision decision)
    {
        var decided = DecidedProgram.Create(whole, [new KnownDecision(decision, true)]);
        Assert.Equal(DecisionEffect.Hold, Assert.Single(decided.Statuses).Effect);
        return decided.Program;
    }

    /// <summary>Pins a stage, or removes the schedule if no stage is active.</summary>
    private static JsonObject AtStage(JsonObject manifest, string key, string? stage)
    {
        var edited = manifest.DeepClone().AsObject();
        var rollout = edited["flags"]![key]!["rollout"]!.AsObject();
        rollout.Remove("stage");
        if (stage is not null)
        {
            rollout["stage"] = stage;
            return edited;
        }

        foreach (var scheduled in rollout["stages"]!.AsArray())
        {
            scheduled!.AsObject().Remove("startsAt");
        }

        return edited;
    }
}
