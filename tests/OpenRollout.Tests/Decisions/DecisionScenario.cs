using System.Text;
using OpenFeature.Model;

namespace OpenRollout.Tests.Decisions;

/// <summary>A provider with a decision store and a manifest whose flags everyone gets at their last stage.</summary>
internal sealed class DecisionScenario : IAsyncDisposable
{
    public const string By = "maria";
    public const string Reason = "floods the notification queue";

    /// <summary>A boolean flag with two stages, one that requires it, one without a rollout, and one whose stages serve different variants.</summary>
    public const string Manifest = """
        {
          "context": { "employee": { "type": "boolean" } },
          "flags": {
            "reactions": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "full", "stages": [
              { "name": "internal", "audiences": [ { "when": { "employee": true } } ] },
              { "name": "full", "audiences": [ { "percentage": 100 } ] } ] } },
            "stickers": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["reactions"], "stage": "full", "stages": [
              { "name": "full", "audiences": [ { "percentage": 100 } ] } ] } },
            "plain": { "flagType": "boolean", "defaultValue": true },
            "layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid", "reel": "reel" }, "rollout": { "stage": "reels", "stages": [
              { "name": "grids", "audiences": [ { "percentage": 100, "serve": "grid" } ] },
              { "name": "reels", "audiences": [ { "percentage": 50, "serve": "reel" } ] } ] } }
          }
        }
        """;

    public DecisionScenario(IDecisionStore? store, string? manifest = null, IManifestSource? source = null)
    {
        var options = new OpenRolloutOptions { DecisionStore = store };
        Provider = source is null ? new OpenRolloutProvider(Encoding.UTF8.GetBytes(manifest ?? Manifest), options) : new OpenRolloutProvider(source, options);
    }

    public OpenRolloutProvider Provider { get; }

    public static RolloutDecision SwitchOff(string flag = "reactions") => RolloutDecision.SwitchOff(flag, By, Reason);

    public static RolloutDecision Hold(string stage, string flag = "reactions") => RolloutDecision.Hold(flag, stage, By, Reason);

    public static async Task<DecisionScenario> StartAsync(IDecisionStore? store, string? manifest = null, IManifestSource? source = null)
    {
        var scenario = new DecisionScenario(store, manifest, source);
        await scenario.Provider.WaitForManifestAsync();
        return scenario;
    }

    public bool IsOn(string flag = "reactions", bool isEmployee = false)
        => Provider.ResolveBooleanValueAsync(flag, false, EvaluationContext.Builder().Set("targetingKey", "user-1").Set("employee", isEmployee).Build()) is { IsCompletedSuccessfully: true, Result.Value: true };

    public DecisionStatus Only => Assert.Single(Provider.Overview.Decisions);

    public async ValueTask DisposeAsync() => await Provider.ShutdownAsync();
}
