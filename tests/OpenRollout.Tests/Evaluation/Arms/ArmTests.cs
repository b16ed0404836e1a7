using OpenRollout.Decisions;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Arms;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation.Arms;

/// <summary>Tests who is compared with whom for a flag, and who is not.</summary>
public sealed class ArmTests
{
    private const string Ramp = """ "percentage": { "from": 0, "to": 100, "start": "2026-01-01T00:00:00Z", "end": "2026-01-11T00:00:00Z" } """;

    private static readonly UserContext User = UserContext.Of("user-1", ("country", "NO"), ("companyId", "c1"), ("age", 30));

    [Fact]
    public void A_percentage_compares_those_who_are_in_with_those_who_are_not()
    {
        var program = Manifests.OneFlag("""{ "percentage": 25 }""");
        for (var number = 0; number < 100; number++)
        {
            var user = UserContext.Of($"user-{number}");
            var isIn = program.Evaluate("f", user).Value.Boolean;
            Assert.Equal(new Comparand(isIn ? RolloutArm.Treated : RolloutArm.Control, new Stratum(25_000, 75_000), UncomparedReason.None), Find(program, user));
        }
    }

    [Theory]
    [InlineData("""{ "percentage": 10 }, { "percentage": 30 }, { "percentage": 20 }""", 30_000, 70_000)]
    [InlineData("""{ "percentage": 90, "when": { "country": "DK" } }, { "percentage": 30 }""", 30_000, 70_000)]
    [InlineData("""{ "percentage": 0 }, { "percentage": 0.001 }""", 1, 99_999)]
    [InlineData("""{ "percentage": 10, "serve": { "split": { "on": 1, "off": 3 } } }""", 10_000, 90_000 * 4)]
    [InlineData("""{ "percentage": 10, "serve": { "split": { "on": 0, "off": 3 } } }, { "percentage": 30 }""", 20_000, 70_000)]
    [InlineData("""{ "percentage": 10 }, { "percentage": 30, "serve": "off" }, { "percentage": 50 }""", 30_000, 50_000)]
    [InlineData("""{ "percentage": 10, "serve": { "split": { "on": 2, "off": 1 } } }, { "percentage": 30, "serve": { "split": { "on": 1, "off": 1 } } }""", (10_000 * 4) + (20_000 * 3), 70_000 * 6)]
    public void A_stratum_has_the_share_of_the_users_who_get_another_value_than_the_default(string audiences, long treated, long control)
    {
        var comparand = Find(Manifests.OneFlag(audiences));
        Assert.Equal(UncomparedReason.None, comparand.Reason);
        Assert.Equal(new Stratum(treated, control), comparand.Stratum);
    }

    [Fact]
    public void Those_to_whom_a_split_gives_the_default_are_in_neither_arm()
    {
        var program = Manifests.OneFlag("""{ "percentage": 60, "serve": { "split": { "on": 1, "off": 1 } } }""");
        var arms = Enumerable.Range(0, 200).Select(number => UserContext.Of($"user-{number}"))
            .GroupBy(user => (program.Evaluate("f", user).Stage is not null, program.Evaluate("f", user).Value.Boolean), user => Find(program, user).Arm);
        Assert.Equal(3, arms.Count());
        Assert.All(arms, group => Assert.Equal(
            group.Key switch { (true, true) => RolloutArm.Treated, (true, false) => RolloutArm.Between, _ => RolloutArm.Control }, Assert.Single(group.Distinct())));
    }

    [Fact]
    public void An_object_is_compared_by_its_content()
    {
        const string Flag = """ "f": { "flagType": "object", "defaultValue": { "a": 1, "b": [2] }, "variants": { "same": { "b": [2], "a": 1 }, "other": { "a": 2 } }, "rollout": """;
        Assert.Equal(UncomparedReason.SameValue, Find(Manifests.Of($$"""{{Flag}} { {{Manifests.Stage("""{ "percentage": 5, "serve": "same" }""")}} } }""")).Reason);
        Assert.Equal(new Stratum(5_000, 95_000), Find(Manifests.Of($$"""{{Flag}} { {{Manifests.Stage("""{ "percentage": 5, "serve": "other" }""")}} } }""")).Stratum);
    }

    [Theory]
    [InlineData("\"stages\": []", nameof(UncomparedReason.Inactive))]
    [InlineData("""  "stages": [ { "name": "s", "audiences": [ { "percentage": 5 } ] } ] """, nameof(UncomparedReason.Inactive))]
    [InlineData("""  "exclude": ["minors"], "stage": null, "stages": [ { "name": "s", "audiences": [ { "percentage": 5 } ] } ] """, nameof(UncomparedReason.Inactive))]
    [InlineData("""  "exclude": ["norwegians"], "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5 } ] } ] """, nameof(UncomparedReason.Excluded))]
    [InlineData("""  "exclude": ["minors"], "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5 } ] } ] """, nameof(UncomparedReason.None))]
    [InlineData("""  "requires": ["off"], "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5 } ] } ] """, nameof(UncomparedReason.Excluded))]
    [InlineData("""  "requires": ["on"], "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5 } ] } ] """, nameof(UncomparedReason.None))]
    [InlineData("""  "requires": ["plans"], "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5 } ] } ] """, nameof(UncomparedReason.AttributeMissing))]
    [InlineData("""  "requires": ["ofPlan"], "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5 } ] } ] """, nameof(UncomparedReason.AttributeMissing))]
    [InlineData("""  "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5 }, { "when": { "country": "NO" } } ] } ] """, nameof(UncomparedReason.Forced))]
    [InlineData("""  "stage": "t", "stages": [ { "name": "s", "audiences": [ { "keys": ["user-1"] } ] }, { "name": "t", "audiences": [ { "percentage": 5 } ] } ] """, nameof(UncomparedReason.Forced))]
    [InlineData("""  "stage": "s", "stages": [ { "name": "s", "audiences": [ { "serve": { "split": { "on": 1, "off": 1 } }, "when": { "country": "NO" } } ] } ] """, nameof(UncomparedReason.Forced))]
    [InlineData("""  "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5, "when": { "country": "DK" } } ] } ] """, nameof(UncomparedReason.NoAudience))]
    [InlineData("""  "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 0 } ] } ] """, nameof(UncomparedReason.NoAudience))]
    [InlineData("""  "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5, "serve": "off" } ] } ] """, nameof(UncomparedReason.SameValue))]
    [InlineData("""  "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 9, "serve": "off" }, { "percentage": 5 } ] } ] """, nameof(UncomparedReason.SameValue))]
    [InlineData("""  "unit": "plan", "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5 } ] } ] """, nameof(UncomparedReason.UnitMissing))]
    [InlineData("""  "unit": "plan", "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100, "serve": { "split": { "on": 1, "off": 1 } } } ] } ] """, nameof(UncomparedReason.UnitMissing))]
    [InlineData("""  "unit": "companyId", "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5 } ] } ] """, nameof(UncomparedReason.None))]
    [InlineData("""  "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5, "when": { "not": { "plan": "pro" } } } ] } ] """, nameof(UncomparedReason.AttributeMissing))]
    [InlineData("""  "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 5, "when": { "plan": { "exists": false } } } ] } ] """, nameof(UncomparedReason.AttributeMissing))]
    public void A_user_is_compared_or_there_is_a_reason(string rollout, string reason)
    {
        var program = Manifests.Of(
            $$"""
            {{Manifests.Flag("f", rollout)}}, {{Manifests.Flag("on", Manifests.Stage("""{ "percentage": 100 }"""))}}, {{Manifests.Flag("off", "\"stages\": []")}},
            {{Manifests.Flag("plans", Manifests.Stage("""{ "when": { "plan": "pro" } }, { "percentage": 100 }"""))}},
            {{Manifests.Flag("ofPlan", "\"unit\": \"plan\"," + Manifests.Stage("""{ "percentage": 50 }"""))}}
            """,
            """ "minors": { "when": { "age": { "lt": 16 } } }, "norwegians": { "when": { "country": "NO" } } """);
        Assert.Equal(reason, Find(program).Reason.ToString());
    }

    [Fact]
    public void A_disabled_flag_and_one_without_a_rollout_compare_nobody()
    {
        var program = Manifests.Of(""" "f": { "flagType": "boolean", "defaultValue": false }, "g": { "flagType": "boolean", "defaultValue": false, "enabled": false, "rollout": { "stages": [] } } """);
        Assert.Equal(new Comparand(RolloutArm.None, default, UncomparedReason.Inactive), Find(program));
        Assert.Equal(new Comparand(RolloutArm.None, default, UncomparedReason.Inactive), Find(program, User, "g"));
    }

    [Fact]
    public void An_absent_attribute_of_a_called_segment_is_asked_for()
    {
        var program = Manifests.Of(
            string.Join(",", new[] { "f", "g" }.Select(key => Manifests.Flag(key, Manifests.Stage("""{ "percentage": 5, "segment": "large" }, { "percentage": 7 }""")))),
            """ "large": { "when": { "any": [ { "age": 1 }, { "age": 2 }, { "age": 3 }, { "age": 4 }, { "plan": "pro" } ] } } """);
        Assert.All(["f", "g"], key => Assert.Equal(UncomparedReason.AttributeMissing, Find(program, User, key).Reason));
        Assert.All(["f", "g"], key => Assert.Equal(new Stratum(7_000, 93_000), Find(program, User.With(("plan", "free")), key).Stratum));
    }

    [Fact]
    public void A_schedule_compares_once_a_stage_has_started()
    {
        var program = Manifests.Of(Manifests.Flag("f", """
            "stages": [ { "name": "a", "startsAt": "2026-01-01T00:00:00Z", "audiences": [ { "percentage": 5 } ] }, { "name": "b", "startsAt": "2026-01-02T00:00:00Z", "audiences": [ { "percentage": 25 } ] },
                        { "name": "c", "startsAt": "2026-01-03T00:00:00Z", "audiences": [ { "percentage": 100 } ] } ]
            """));
        Assert.Equal(UncomparedReason.Inactive, Find(program, User.At("2025-12-31T00:00:00Z")).Reason);
        Assert.Equal(new Stratum(5_000, 95_000), Find(program, User.At("2026-01-01T00:00:00Z")).Stratum);
        Assert.Equal(new Stratum(25_000, 75_000), Find(program, User.At("2026-01-02T00:00:00Z")).Stratum);
        Assert.Equal(UncomparedReason.Forced, Find(program, User.At("2026-01-03T00:00:00Z")).Reason);
    }

    [Fact]
    public void A_ramp_compares_in_cells()
    {
        var program = Manifests.OneFlag($$"""{ {{Ramp}} }""");
        Assert.Equal(UncomparedReason.NoAudience, Find(program, User.At("2026-01-01T00:00:01Z")).Reason);
        Assert.Equal(new Stratum(40_000, 50_000), Find(program, User.At("2026-01-05T12:00:00Z")).Stratum);
        Assert.Equal(UncomparedReason.Forced, Find(program, User.At("2026-01-10T23:59:59Z")).Reason);
        Assert.Equal(UncomparedReason.Forced, Find(program, User.At("2026-01-11T00:00:00Z")).Reason);
        var arms = Enumerable.Range(0, 200).Select(number => Find(program, UserContext.Of($"user-{number}").At("2026-01-05T12:00:00Z")).Arm).ToHashSet();
        Assert.Equal([RolloutArm.Treated, RolloutArm.Control, RolloutArm.Between], arms.Order());
    }

    [Fact]
    public void A_ramp_and_a_fixed_percentage_compare_by_the_larger_one()
    {
        var program = Manifests.OneFlag($$"""{ {{Ramp}} }, { "percentage": 45 }""");
        Assert.Equal(new Stratum(45_000, 55_000), Find(program, User.At("2026-01-02T00:00:00Z")).Stratum);
        Assert.Equal(new Stratum(45_000, 50_000), Find(program, User.At("2026-01-05T12:00:00Z")).Stratum);
        Assert.Equal(new Stratum(60_000, 100_000 - 68_500), Find(program, User.At("2026-01-07T06:00:00Z")).Stratum);
    }

    [Fact]
    public void Decisions_stop_and_reduce_the_comparison()
    {
        var program = Manifests.Of(Manifests.Flag("f", $$"""
            "stage": "b", "stages": [ { "name": "a", "audiences": [ { {{Ramp}} } ] }, { "name": "b", "audiences": [ { "percentage": 75 } ] } ]
            """));
        var user = User.At("2026-02-01T00:00:00Z");
        Assert.Equal(UncomparedReason.Forced, Find(program, user).Reason);
        var held = Decide(program, RolloutDecision.Hold("f", "a", "maria", "latency") with { Since = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero) });
        Assert.Equal(new Stratum(45_000, 55_000), Find(held, user).Stratum);
        Assert.Equal(UncomparedReason.Inactive, Find(Decide(program, RolloutDecision.SwitchOff("f", "maria", "latency")), user).Reason);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var program = Manifests.Compile(
            $$"""
            { {{Manifests.Context}}, "segments": { "large": { "when": { "any": [ { "age": 1 }, { "age": 2 }, { "age": 3 }, { "age": 4 } ] } } },
              "flags": {
                {{Manifests.Flag("g", Manifests.Stage("""{ "percentage": 100, "segment": "large" }, { "percentage": 99 }"""))}},
                "f": { "flagType": "object", "defaultValue": { "a": 1 }, "variants": { "same": { "a": 1 }, "other": { "a": 2 } }, "rollout": { "requires": ["g"], "exclude": ["large"],
                  {{Manifests.Stage($$"""{ {{Ramp}}, "serve": "other" }, { "percentage": 50, "serve": { "split": { "same": 1, "other": 2 } } }""")}} } } } }
            """);
        var flag = program.FindFlag("f");
        var user = User.At("2026-01-05T12:00:00Z");
        var attributes = user.PrepareFor(program);
        Assert.Equal(UncomparedReason.None, Find(program, user).Reason);
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (var count = 0; count < 10_000; count++)
            {
                program.FindComparand(flag, new ContextView(attributes, user.UtcTicks));
            }
        }));
    }

    private static RolloutProgram Decide(RolloutProgram program, RolloutDecision decision)
        => DecidedProgram.Create(program, [new KnownDecision(decision, true)]).Program;

    private static Comparand Find(RolloutProgram program) => Find(program, User);

    private static Comparand Find(RolloutProgram program, UserContext user, string key = "f")
        => program.FindComparand(program.FindFlag(key), new ContextView(user.PrepareFor(program), user.UtcTicks));
}
