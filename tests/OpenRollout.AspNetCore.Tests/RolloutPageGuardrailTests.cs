using System.Net;
using System.Text;
using System.Text.Json;
using OpenFeature.Model;
using OpenRollout.Manifest;
using OpenRollout.TestSupport;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>The on-call page of an application whose guardrail has switched a flag off.</summary>
public sealed class RolloutPageGuardrailTests
{
    private const string Manifest = """
        { "environments": ["Production"], "guardrails": { "checkout-errors": { "event": "checkout.failed" } },
          "flags": { "stories": { "flagType": "boolean", "defaultValue": false, "rollout": {
            "stage": "half", "stages": [{ "name": "half", "audiences": [{ "percentage": 50 }] }], "watch": { "guardrails": ["checkout-errors"] } } } } }
        """;

    private static readonly (string, string) OnCall = ("X-User", "ida:on-call");

    [Fact]
    public async Task The_page_and_its_JSON_show_the_evidence_and_how_to_withdraw_the_decision()
    {
        using var folder = new TemporaryFolder();
        await using var application = await TestApplication.StartAsync(
            app => app.MapOpenRollout("/rollout").RequireAuthorization("on-call"),
            services => services.Configure<OpenRollout.Hosting.OpenRolloutHostingOptions>(options =>
            {
                options.EmbeddedManifest = new ManifestLayers(Encoding.UTF8.GetBytes(Manifest), "Production", "{}"u8);
                options.Guardrails.StateFolder = folder["guardrails"];
            }));
        var provider = application.Provider;
        for (var user = 0; provider.Overview.Decisions.Count == 0; user++)
        {
            var context = EvaluationContext.Builder().SetTargetingKey($"user-{user}").Build();
            if ((await provider.ResolveBooleanValueAsync("stories", false, context)).Value)
            {
                provider.Track("checkout.failed", context);
            }
        }

        await Eventually.Is(() => provider.Overview.Decisions[0].IsStored);
        var status = JsonDocument.Parse(await application.ReadAsync("/rollout/status.json", OnCall)).RootElement.GetProperty("providers")[0];
        var (decision, guardrail) = (status.GetProperty("decisions")[0], status.GetProperty("flags")[0].GetProperty("guardrails")[0]);
        var page = WebUtility.HtmlDecode(await application.ReadAsync("/rollout/status.html", OnCall));

        Assert.Equal(
            ("checkout-errors", "Decided", decision.GetProperty("id").GetString(), 0),
            (guardrail.GetProperty("guardrail").GetString(), guardrail.GetProperty("state").GetString(), guardrail.GetProperty("decision").GetString(), guardrail.GetProperty("control").GetInt32()));
        Assert.True(guardrail.GetProperty("evidence").GetDouble() >= 1);
        Assert.Equal(JsonValueKind.Null, guardrail.GetProperty("ratioAtMost").ValueKind);
        Assert.Contains(" --environment Production", decision.GetProperty("withdrawCommand").GetString(), StringComparison.Ordinal);
        Assert.Contains("<span class=\"pill bad\">decided</span>", page, StringComparison.Ordinal);
        Assert.Contains($"{guardrail.GetProperty("treated").GetInt32()} users with the feature and 0 without had 'checkout.failed': at least ", page, StringComparison.Ordinal);
        Assert.Contains($"<code>{decision.GetProperty("withdrawCommand").GetString()} --reason \"…\"</code>", page, StringComparison.Ordinal);
    }
}
