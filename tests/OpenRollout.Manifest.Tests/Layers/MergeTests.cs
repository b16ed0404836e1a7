namespace OpenRollout.Manifest.Tests;

/// <summary>What an overlay changes in the model, and what it leaves as the manifest has it.</summary>
public sealed class MergeTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "flags": {}, "segments": {} }""")]
    [InlineData("""{ "$schema": "x", "environment": "production", "description": "d", "revision": 3, "x-note": 1, "flags": { "stories": { "x-a": 1, "rollout": { "x-b": 2, "stages": {} } } } }""")]
    public void An_overlay_that_sets_nothing_changes_nothing(string overlay)
        => Assert.Equal(ModelText.Of(ManifestReader.Read(System.Text.Encoding.UTF8.GetBytes(Layered.Manifest)).Manifest), ModelText.Of(Layered.Merge(overlay)));

    [Fact]
    public void A_flag_is_switched_off_with_its_date_and_reason()
    {
        var flag = Layered.Merge("""{ "flags": { "stories": { "enabled": false, "disabledSince": "2026-11-26", "reason": "floods" } } }""").FindFlag("stories")!;
        Assert.Equal((false, new DateTime(2026, 11, 26), "floods", ManifestLayer.Overlay), (flag.IsEnabled, flag.DisabledSince!.Value, flag.Reason, flag.EnabledLayer));
        Assert.Equal("full", flag.GetRollout()!.ActiveStage!.Value.Value);
        Assert.Equal(ManifestLayer.Manifest, flag.Range.Layer);
    }

    [Fact]
    public void A_reason_alone_drops_the_date_but_never_switches_a_flag_on()
    {
        var flag = Layered.Merge("""{ "flags": { "limit": { "reason": "why" } } }""").FindFlag("limit")!;
        Assert.Equal((false, null, "why", ManifestLayer.Manifest), (flag.IsEnabled, flag.DisabledSince, flag.Reason, flag.EnabledLayer));
        flag = Layered.Merge("""{ "flags": { "stories": { "enabled": true } } }""").FindFlag("stories")!;
        Assert.Equal((true, null, null, ManifestLayer.Overlay), (flag.IsEnabled, flag.DisabledSince, flag.Reason, flag.EnabledLayer));
    }

    [Fact]
    public void A_stage_drops_the_dates_of_the_manifest()
    {
        var rollout = Layered.Merge("""{ "flags": { "stories": { "rollout": { "stage": "internal", "stages": { "internal": { "since": "2026-11-20" } } } } } }""").FindFlag("stories")!.GetRollout()!;
        Assert.Equal("internal", rollout.ActiveStage!.Value.Value);
        Assert.Equal([new DateTime(2026, 11, 20), null], rollout.Stages.Select(stage => stage.Since));
        Assert.Equal((ManifestLayer.Overlay, ManifestLayer.Overlay), (rollout.StageLayer, rollout.ActiveStage.Value.Range.Layer));
        Assert.Equal("s1", rollout.Salt);
    }

    [Fact]
    public void A_date_alone_keeps_the_others()
    {
        var rollout = Layered.Merge("""{ "flags": { "stories": { "rollout": { "stages": { "full": { "since": "2026-11-20" } } } } } }""").FindFlag("stories")!.GetRollout()!;
        Assert.Equal([new DateTime(2026, 9, 10), new DateTime(2026, 11, 20)], rollout.Stages.Select(stage => stage.Since));
        Assert.Equal(ManifestLayer.Manifest, rollout.StageLayer);
    }

    [Fact]
    public void A_watch_is_replaced_as_a_whole()
    {
        const string Manifest = """
            { "environments": ["Production"], "guardrails": { "a": { "event": "a" }, "b": { "event": "b" } },
              "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "watch": { "guardrails": ["a", "b"], "falseAlarms": 5, "then": "tell" },
                "stages": [{ "name": "s", "audiences": [{ "percentage": 5 }] }] } } } }
            """;
        var merged = Layered.Merge("""{ "flags": { "f": { "rollout": { "watch": { "guardrails": ["b"] } } } } }""", Manifest);
        var watch = merged.FindFlag("f")!.GetRollout()!.Watch!;
        Assert.Equal(("b", 1m, GuardrailAction.Off, ManifestLayer.Overlay), (Assert.Single(watch.Guardrails).Value, watch.FalseAlarms, watch.Then, watch.Range.Layer));
        Assert.Equal(["a", "b"], merged.Guardrails.Select(guardrail => guardrail.Name.Value));
        Assert.Null(Layered.Merge("""{ "flags": { "f": { "rollout": { "watch": { "guardrails": [] } } } } }""", Manifest).FindFlag("f")!.GetRollout()!.Watch);
        Assert.Equal(5m, Layered.Merge("""{ "flags": { "f": { "rollout": { "salt": "x" } } } }""", Manifest).FindFlag("f")!.GetRollout()!.Watch!.FalseAlarms);
    }

    [Fact]
    public void A_schedule_drops_the_stage_and_the_dates()
    {
        var rollout = Layered.Merge("""
            { "flags": { "stories": { "rollout": { "stages": { "internal": { "startsAt": "2026-01-01T00:00:00Z" }, "full": { "startsAt": "2026-02-01T00:00:00Z" } } } } } }
            """).FindFlag("stories")!.GetRollout()!;
        Assert.True(rollout.IsScheduled);
        Assert.Null(rollout.ActiveStage);
        Assert.All(rollout.Stages, stage => Assert.Null(stage.Since));
        Assert.Equal(ManifestLayer.Overlay, rollout.StageLayer);
    }

    [Fact]
    public void Null_is_not_started_even_over_a_schedule()
    {
        var merged = Layered.Merge("""{ "flags": { "stories": { "rollout": { "stage": null } }, "chat": { "rollout": { "stage": null } } } }""");
        Assert.All(["stories", "chat"], key =>
        {
            var rollout = merged.FindFlag(key)!.GetRollout()!;
            Assert.Equal((true, false, -1), (rollout.IsNotStarted, rollout.IsScheduled, rollout.ActiveStageAt(long.MaxValue)));
        });
    }

    [Fact]
    public void Audiences_and_segments_are_replaced_as_a_whole()
    {
        var merged = Layered.Merge("""
            { "segments": { "testers": { "keys": ["prod-1", "prod-2"] } },
              "flags": { "chat": { "rollout": { "stages": { "some": { "audiences": [{ "segment": "nordic", "serve": "plain" }, { "percentage": 1 }] } } } } } }
            """);
        Assert.Equal(["prod-1", "prod-2"], merged.FindSegment("testers")!.Keys!);
        Assert.Null(merged.FindSegment("testers")!.Description);
        var stage = merged.FindFlag("chat")!.GetRollout()!.Stages[0];
        Assert.Equal(["nordic", null], stage.Audiences.Select(audience => audience.Segment?.Value));
        Assert.Equal(ManifestLayer.Overlay, stage.Audiences[0].Range.Layer);
        Assert.NotNull(stage.StartsAt);
    }

    [Fact]
    public void Exclude_only_grows_and_other_values_are_replaced()
    {
        var rollout = Layered.Merge("""{ "flags": { "stories": { "rollout": { "exclude": ["testers", "young", "testers"], "salt": "s2" } } } }""").FindFlag("stories")!.GetRollout()!;
        Assert.Equal(["young", "testers"], rollout.Exclude.Select(name => name.Value));
        Assert.Equal("s2", rollout.Salt);
        rollout = Layered.Merge("""{ "flags": { "chat": { "rollout": { "exclude": ["young"] } } } }""").FindFlag("chat")!.GetRollout()!;
        Assert.Equal(["young"], rollout.Exclude.Select(name => name.Value));
    }

    [Fact]
    public void The_manifest_keeps_its_revision_and_the_overlay_has_its_own()
    {
        var reading = Layered.Read("""{ "revision": 3, "environment": "PRODUCTION" }""");
        Assert.Equal((7, 3, "PRODUCTION", "Production"), (reading.Manifest.Revision, reading.OverlayRevision, reading.OverlayEnvironment, reading.Environment));
        Assert.Equal(((int?)null, null), (Layered.Read("{}").OverlayRevision, Layered.Read("{}").OverlayEnvironment));
    }
}
