using System.Net;
using System.Text;
using System.Text.Json;
using OpenRollout.Manifest;
using OpenRollout.TestSupport;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>The on-call page shows the environment, the layer that decided each flag, and the decisions in force.</summary>
public sealed class RolloutPageDecisionTests
{
    private const string Manifest = """
        { "environments": ["Production"],
          "flags": {
            "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "full", "stages": [
              { "name": "internal", "audiences": [{ "keys": ["user-1"] }] },
              { "name": "alpha", "audiences": [{ "percentage": { "from": 0, "to": 100, "start": "2026-11-20T00:00:00Z", "end": "2026-11-30T00:00:00Z" } }] },
              { "name": "full", "audiences": [{ "percentage": 100 }] }] } },
            "chat.reactions": { "flagType": "boolean", "defaultValue": false } } }
        """;

    private const string Overlay = """
        { "flags": { "chat.reactions": { "enabled": false, "disabledSince": "2026-11-26", "reason": "floods the <b>queue" } } }
        """;

    private static readonly (string, string) OnCall = ("X-User", "ida:on-call");

    [Fact]
    public async Task The_JSON_says_which_layer_decided_since_when_and_why()
    {
        await using var application = await StartAsync();
        var hold = await HoldAsync(application);

        var status = await ReadAsync(application);
        var (stories, reactions) = (status.GetProperty("flags")[0], status.GetProperty("flags")[1]);

        Assert.Equal(("Production", true), (status.GetProperty("environment").GetString(), status.GetProperty("hasOverlay").GetBoolean()));
        Assert.Equal(
            ("chat.reactions is off in Production since 2026-11-26: floods the <b>queue", "Overlay", "floods the <b>queue"),
            (reactions.GetProperty("status").GetString(), reactions.GetProperty("layer").GetString(), reactions.GetProperty("reason").GetString()));
        Assert.Equal(
            ("Decision", hold.Id, "alpha", "full", "alpha", 2),
            (stories.GetProperty("layer").GetString(), stories.GetProperty("decision").GetString(), stories.GetProperty("heldAt").GetString(), stories.GetProperty("plannedStage").GetString(), stories.GetProperty("stage").GetString(), stories.GetProperty("stageNumber").GetInt32()));
        Assert.Equal(
            $$"""[{"id":"{{hold.Id}}","flag":"stories","holdAt":"alpha","since":"2026-11-25T00:00:00+00:00","by":"maria","reason":"errors in the \u003Ci\u003Efeed","salt":null,"effect":"Hold","problem":null,"stored":true,"status":"stories is held at alpha in Production since 2026-11-25 by maria: errors in the \u003Ci\u003Efeed","withdrawCommand":null}]""",
            status.GetProperty("decisions").GetRawText());
    }

    [Fact]
    public async Task A_hold_stops_the_percentages()
    {
        await using var application = await StartAsync();
        await HoldAsync(application);

        var stages = (await ReadAsync(application)).GetProperty("flags")[0].GetProperty("stages");

        Assert.Equal(50, stages[1].GetProperty("audiences")[0].GetProperty("percentage").GetDecimal());
        Assert.Equal([true, true, false], stages.EnumerateArray().Select(stage => stage.GetProperty("inForce").GetBoolean()));
    }

    [Fact]
    public async Task The_page_shows_decisions_first_with_how_to_withdraw_them()
    {
        await using var application = await StartAsync();
        var hold = await HoldAsync(application);

        var raw = await application.ReadAsync("/rollout/status.html", OnCall);
        var page = WebUtility.HtmlDecode(raw);

        foreach (var expected in new[]
        {
            "<dt>environment</dt><dd>Production</dd>",
            "<h2>1 decision in force</h2>",
            "<b>stories is held at alpha in Production since 2026-11-25 by maria: errors in the <i>feed</b>",
            $"provider.WithdrawAsync(\"{hold.Id}\", by: \"…\", reason: \"…\")",
            "alpha <span class=\"dots\" title=\"stage 2 of 3\">●●</span><span class=\"hold\" title=\"no later stage than alpha\">┃</span><span class=\"dots closed\">○</span> <span class=\"pill warn\">held</span>",
            "<p class=\"warn\">set by a decision: errors in the <i>feed</p><p class=\"soft\">full without the decision</p>",
            "<p class=\"soft\">set by the overlay of Production: floods the <b>queue</p>",
        })
        {
            Assert.Contains(expected, page, StringComparison.Ordinal);
        }

        Assert.True(page.IndexOf("decision in force", StringComparison.Ordinal) < page.IndexOf("2 flags", StringComparison.Ordinal));
        Assert.DoesNotContain("<i>", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>queue", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_in_a_folder_is_shown_with_the_command_that_withdraws_it()
    {
        using var folder = new TemporaryFolder();
        var store = new FolderDecisionStore(folder["the shop's decisions"]);
        await using var application = await StartAsync(store, "shop");
        var hold = await HoldAsync(application);
        var command = $"openrollout withdraw {hold.Id} --environment Production --flag-set shop --store '{folder["the shop'\\''s decisions"]}'";

        var decision = (await ReadAsync(application)).GetProperty("decisions")[0];

        Assert.Equal(command, decision.GetProperty("withdrawCommand").GetString());
        Assert.Contains($"<code>{command} --reason \"…\"</code>", WebUtility.HtmlDecode(await application.ReadAsync("/rollout/status.html", OnCall)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_without_an_effect_is_collapsed_and_a_failing_store_is_stale()
    {
        var store = new FakeDecisionStore(RolloutDecision.SwitchOff("storie", "maria", "errors"));
        await using var application = await StartAsync(store);
        store.Give(DecisionSnapshot.Unavailable("the server does not respond"));
        await Eventually.Is(() => application.Provider.Overview.DecisionStore!.Problem is not null);

        var status = await ReadAsync(application);
        var page = WebUtility.HtmlDecode(await application.ReadAsync("/rollout/status.html", OnCall));

        Assert.Equal(("Stale", "the server does not respond"), (status.GetProperty("state").GetString(), status.GetProperty("decisionsProblem").GetString()));
        Assert.Contains("Decisions may be missing: <code>the server does not respond</code>", page, StringComparison.Ordinal);
        Assert.Contains("<summary>1 decision without an effect</summary>", page, StringComparison.Ordinal);
        Assert.Contains("the manifest has no flag 'storie'; did you mean 'stories'?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("in force</h2>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explanations_name_the_decision()
    {
        await using var application = await StartAsync();
        var hold = await HoldAsync(application);
        using var body = new StringContent("""{ "flag": "stories", "context": { "targetingKey": "user-1" } }""", Encoding.UTF8, "application/json");

        using var response = await application.SendAsync(HttpMethod.Post, "/rollout/explain", body, OnCall);
        var explanation = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("explanations")[0];

        Assert.Equal(
            ("stories is held at alpha in Production since 2026-11-25 by maria: errors in the <i>feed", "Decision", hold.Id),
            (explanation.GetProperty("status").GetString(), explanation.GetProperty("layer").GetString(), explanation.GetProperty("decision").GetString()));
        Assert.Contains($"(decision {hold.Id})", explanation.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_without_an_overlay_is_shown_as_such()
    {
        await using var application = await TestApplication.StartAsync(app => app.MapOpenRollout("/rollout").RequireAuthorization("on-call"));

        Assert.Contains("<dt>environment</dt><dd>Production (manifest alone)</dd>", await application.ReadAsync("/rollout/status.html", OnCall), StringComparison.Ordinal);
        Assert.False((await ReadAsync(application)).GetProperty("hasOverlay").GetBoolean());
    }

    private static Task<TestApplication> StartAsync(IDecisionStore? store = null, string? flagSetId = null) => TestApplication.StartAsync(
        app => app.MapOpenRollout("/rollout").RequireAuthorization("on-call"),
        services => services.Configure<OpenRollout.Hosting.OpenRolloutHostingOptions>(options =>
        {
            options.EmbeddedManifest = new ManifestLayers(Encoding.UTF8.GetBytes(Manifest), "Production", Encoding.UTF8.GetBytes(Overlay));
            options.Provider.DecisionStore = store ?? new FakeDecisionStore();
            options.Provider.FlagSetId = flagSetId;
        }));

    private static async Task<RolloutDecision> HoldAsync(TestApplication application)
    {
        var hold = RolloutDecision.Hold("stories", "alpha", "maria", "errors in the <i>feed") with { Since = new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero) };
        await application.Provider.DecideAsync(hold);
        return hold;
    }

    private static async Task<JsonElement> ReadAsync(TestApplication application)
        => JsonDocument.Parse(await application.ReadAsync("/rollout/status.json", OnCall)).RootElement.GetProperty("providers")[0];
}
