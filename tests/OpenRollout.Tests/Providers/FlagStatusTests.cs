using System.Text;
using OpenRollout.Decisions;
using OpenRollout.Manifest;
using OpenRollout.Tests.Decisions;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Providers;

/// <summary>Tests the state of a flag: who decided it, since when, and why.</summary>
public sealed class FlagStatusTests
{
    private const string Manifest = """
        { "environments": ["Production"],
          "flags": {
            "stories": { "flagType": "boolean", "defaultValue": false, "reason": "waits for legal", "rollout": { "stage": "internal", "stages": [
              { "name": "internal", "since": "2026-11-02", "audiences": [{ "keys": ["user-1"] }] },
              { "name": "alpha", "audiences": [{ "percentage": { "from": 0, "to": 100, "start": "2026-11-20T00:00:00Z", "end": "2026-11-30T00:00:00Z" } }] },
              { "name": "full", "audiences": [{ "percentage": 100 }] }] } },
            "chat.reactions": { "flagType": "boolean", "defaultValue": false, "enabled": false, "disabledSince": "2026-10-05" },
            "planned": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [
              { "name": "first", "startsAt": "2026-11-20T08:30:00Z", "audiences": [{ "percentage": 10 }] },
              { "name": "second", "startsAt": "2026-11-25T08:30:00Z", "audiences": [{ "percentage": 100 }] }] } },
            "pageSize": { "flagType": "integer", "defaultValue": 20 } } }
        """;

    private const string Overlay = """
        { "flags": {
            "stories": { "rollout": { "stage": "alpha", "stages": { "alpha": { "since": "2026-11-20" } } } },
            "chat.reactions": { "enabled": false, "disabledSince": "2026-11-26", "reason": "floods the notification queue" },
            "planned": { "rollout": { "stage": null } } } }
        """;

    private readonly FakeClock _clock = new();

    public FlagStatusTests() => _clock.Set(new DateTime(2026, 11, 26, 12, 0, 0).Ticks);

    [Fact]
    public void The_manifest_decides_without_an_overlay()
    {
        var statuses = StatusesOf(new ManifestLayers(Encoding.UTF8.GetBytes(Manifest)));

        Assert.Equal(
            [
                "stories is at internal since 2026-11-02: waits for legal",
                "chat.reactions is off since 2026-10-05",
                "planned is at second since 2026-11-25 08:30 UTC",
                "pageSize has no rollout",
            ],
            statuses.Select(status => status.ToString()));
        Assert.All(statuses, status => Assert.Equal((FlagStateLayer.Manifest, null, null), (status.Layer, status.Environment, status.Decision)));
        Assert.Equal(["waits for legal", null, null, null], statuses.Select(status => status.Reason));
    }

    [Fact]
    public void The_overlay_decides_what_it_sets()
    {
        var statuses = StatusesOf(Layers());

        Assert.Equal(
            [
                "stories is at alpha in Production since 2026-11-20: waits for legal",
                "chat.reactions is off in Production since 2026-11-26: floods the notification queue",
                "planned has not started in Production",
                "pageSize has no rollout in Production",
            ],
            statuses.Select(status => status.ToString()));
        Assert.Equal([FlagStateLayer.Overlay, FlagStateLayer.Overlay, FlagStateLayer.Overlay, FlagStateLayer.Manifest], statuses.Select(status => status.Layer));
        Assert.Null(statuses[2].NextStage);
    }

    [Fact]
    public void An_environment_that_is_not_listed_is_named()
        => Assert.Equal(
            "chat.reactions is off in Development since 2026-10-05",
            StatusesOf(new ManifestLayers(Encoding.UTF8.GetBytes(Manifest), "Development"))[1].ToString());

    [Fact]
    public void A_decision_that_switches_off_decides()
    {
        var decision = Off("stories");
        var status = StatusesOf(Layers(), decision)[0];

        Assert.Equal("stories is off in Production since 2026-11-24 14:03 UTC by maria: errors in the feed", status.ToString());
        Assert.Equal((FlagStateLayer.Decision, decision, false, "alpha"), (status.Layer, status.Decision, status.IsEnabled, status.Stage!.Name));
        Assert.True(status.Definition.IsEnabled);
    }

    [Fact]
    public void A_flag_that_is_off_anyway_is_off_because_of_its_overlay()
    {
        var status = StatusesOf(Layers(), Off("chat.reactions"))[1];

        Assert.Equal("chat.reactions is off in Production since 2026-11-26: floods the notification queue", status.ToString());
        Assert.Equal(FlagStateLayer.Overlay, status.Layer);
        Assert.NotNull(status.Decision);
    }

    [Fact]
    public void A_hold_at_an_earlier_stage_decides()
    {
        var status = StatusesOf(Layers(), Off("stories") with { HoldAt = "internal" })[0];

        Assert.Equal("stories is held at internal in Production since 2026-11-24 14:03 UTC by maria: errors in the feed", status.ToString());
        Assert.Equal(("internal", "internal", "alpha", true), (status.Stage!.Name, status.HeldStage!.Name, status.PlannedStage!.Name, status.IsEnabled));
    }

    [Fact]
    public void A_hold_at_a_later_stage_does_not_decide_the_stage()
    {
        var status = StatusesOf(Layers(), Off("stories") with { HoldAt = "full" })[0];

        Assert.Equal("stories is at alpha in Production since 2026-11-20: waits for legal", status.ToString());
        Assert.Equal((FlagStateLayer.Overlay, "full"), (status.Layer, status.HeldStage!.Name));
    }

    [Theory]
    [InlineData("2026-11-24T14:03:00Z", "planned is held at first since 2026-11-24 14:03 UTC by maria: errors in the feed")]
    [InlineData("2026-11-19T14:03:00Z", "planned is held before its first stage since 2026-11-19 14:03 UTC by maria: errors in the feed")]
    public void A_hold_stops_a_schedule(string since, string expected)
    {
        var hold = Off("planned") with { HoldAt = "second", Since = DateTimeOffset.Parse(since, System.Globalization.CultureInfo.InvariantCulture) };

        var status = StatusesOf(new ManifestLayers(Encoding.UTF8.GetBytes(Manifest)), hold)[2];

        Assert.Equal(expected, status.ToString());
        Assert.Null(status.NextStage);
        Assert.Equal(hold.Since, status.EvaluationTime);
    }

    [Fact]
    public void Explanations_name_environment_layer_and_decision()
    {
        var decision = Off("stories");
        var overview = Serve(Layers(), decision).Overview;

        Assert.StartsWith(
            $"stories = false (variant off, reason Disabled)\n  stories is off in Production since 2026-11-24 14:03 UTC by maria: errors in the feed (decision {decision.Id})\n",
            overview.Explain("stories")!.ToString(),
            StringComparison.Ordinal);
        Assert.Equal(
            [$" (decision {decision.Id})", " (overlay)", " (overlay)", " (manifest)"],
            overview.ExplainAll().Select(explanation => explanation.ToString().Split('\n')[1]).Select(line => line[line.LastIndexOf(" (", StringComparison.Ordinal)..]));
    }

    [Fact]
    public void Hostile_text_stays_on_one_line()
    {
        var manifest = Manifest.Replace("waits for legal", "a\\u202e\\u000ab" + new string('x', 5000), StringComparison.Ordinal);

        var text = StatusesOf(new ManifestLayers(Encoding.UTF8.GetBytes(manifest), "En\nvironment"))[0].ToString();

        Assert.DoesNotContain(text, character => char.IsControl(character) || character == '\u202e');
        Assert.InRange(text.Length, 500, 700);
    }

    [Fact]
    public void The_state_is_that_of_the_evaluated_definition()
        => Law.Holds(300, RolloutCases.Any, drawn =>
        {
            var decisions = new DecisionGenerator(new Draw(drawn.Seed));
            var whole = drawn.Compile();
            var program = DecidedProgram.Create(whole, decisions.Decisions(whole, 5)).Program;
            var now = decisions.Time();
            foreach (var flag in program.Manifest.Flags)
            {
                var status = FlagStatus.Of(flag, program.Decisions, null, now);
                var stage = flag.GetRollout() is { } rollout && rollout.ActiveStageAt(now.UtcTicks) is >= 0 and var index ? rollout.Stages[index].Name : null;
                Assert.Equal(flag.IsEnabled, status.IsEnabled);
                Assert.True(!flag.IsEnabled || stage == status.Stage?.Name, $"{status} but is evaluated at {stage ?? "no stage"}");
                Assert.Equal(status.Layer == FlagStateLayer.Decision, status.Layer == FlagStateLayer.Decision && status.Decision is not null);
            }
        });

    private static ManifestLayers Layers() => new(Encoding.UTF8.GetBytes(Manifest), "production", Encoding.UTF8.GetBytes(Overlay));

    private static RolloutDecision Off(string flag)
        => RolloutDecision.SwitchOff(flag, "maria", "errors in the feed") with { Since = new DateTimeOffset(2026, 11, 24, 14, 3, 0, TimeSpan.Zero) };

    private IReadOnlyList<FlagStatus> StatusesOf(ManifestLayers layers, params RolloutDecision[] decisions) => Serve(layers, decisions).Overview.GetFlagStatuses();

    private OpenRolloutProvider Serve(ManifestLayers layers, params RolloutDecision[] decisions)
    {
        var provider = new OpenRolloutProvider(layers, new OpenRolloutOptions { TimeProvider = _clock });
        Assert.DoesNotContain(provider.Problems, problem => problem.IsError);
        Array.ForEach(decisions, decision => provider.DecideAsync(decision).ContinueWith(_ => { }, TaskScheduler.Default));
        return provider;
    }
}
