using System.Text;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Telemetry.Tests.Harness;

/// <summary>An application with a provider, a separate API, flags bound to it, and a unique flag set.</summary>
internal sealed class Application : IAsyncDisposable
{
    private Application(OpenRolloutProvider provider, string flagSet)
    {
        (Provider, FlagSet) = (provider, flagSet);
        Stories = new BooleanFlag(Binding, "stories", false);
        Layout = new StringFlag(Binding, "layout", "list");
        Household = new BooleanFlag(Binding, "household", false);
    }

    public OpenRolloutProvider Provider { get; private set; }

    public string FlagSet { get; }

    public Api Api { get; } = OpenFeatureApi.Create();

    public FlagBinding Binding { get; } = new();

    public BooleanFlag Stories { get; }

    public StringFlag Layout { get; }

    public BooleanFlag Household { get; }

    /// <summary>Everyone from Norway and half of the others have stories; a split determines the layout.</summary>
    public static string Manifest(string stage = "trial", bool enabled = true) => $$"""
        {
          "context": { "country": { "type": "string" }, "householdId": { "type": "string" } },
          "flags": {
            "stories": { "flagType": "boolean", "defaultValue": false, "enabled": {{(enabled ? "true" : "false")}}, "rollout": { "stage": "{{stage}}", "stages": [
              { "name": "{{stage}}", "audiences": [ { "when": { "country": "NO" } }, { "percentage": 50 } ] } ] } },
            "layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid", "reel": "reel" },
              "rollout": { "serve": { "split": { "grid": 50, "reel": 50 } }, "stage": "{{stage}}", "stages": [ { "name": "{{stage}}", "audiences": [ { "percentage": 100 } ] } ] } },
            "household": { "flagType": "boolean", "defaultValue": false, "rollout": { "unit": "householdId", "stage": "{{stage}}", "stages": [
              { "name": "{{stage}}", "audiences": [ { "percentage": 99.999 } ] } ] } },
            "plain": { "flagType": "boolean", "defaultValue": true },
            "killed": { "flagType": "boolean", "defaultValue": false, "enabled": false },
            "size": { "flagType": "integer", "defaultValue": 20 },
            "theme": { "flagType": "object", "defaultValue": { "accent": "blue" } },
            "follower": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["stories"], "stage": "{{stage}}", "stages": [ { "name": "{{stage}}", "audiences": [ { "percentage": 100 } ] } ] } }
          }
        }
        """;

    public static Task<Application> StartAsync(Action<OpenRolloutOptions>? configure = null) => StartAsync(Manifest(), configure);

    public static async Task<Application> StartAsync(string manifest, Action<OpenRolloutOptions>? configure = null)
    {
        var application = await StartAsync(options => new OpenRolloutProvider(Encoding.UTF8.GetBytes(manifest), options), configure);
        // Accessors bypass the client after the SDK has asked the provider once. The flag does not exist, so nothing is counted.
        await application.Api.GetClient().GetBooleanValueAsync("nowhere", false);
        return application;
    }

    public static async Task<Application> StartAsync(Func<OpenRolloutOptions, OpenRolloutProvider> make, Action<OpenRolloutOptions>? configure = null)
    {
        var options = new OpenRolloutOptions { FlagSetId = $"set-{Guid.NewGuid():N}" };
        configure?.Invoke(options);
        var application = new Application(make(options), options.FlagSetId);
        await application.Api.SetProviderAsync(application.Provider);
        application.Binding.Bind(application.Api);
        return application;
    }

    /// <summary>Replaces the provider with another one of the same flags.</summary>
    public async Task ReplaceProviderAsync()
    {
        Provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes(Manifest()), new OpenRolloutOptions { FlagSetId = FlagSet });
        await Api.SetProviderAsync(Provider);
        await Api.GetClient().GetBooleanValueAsync("nowhere", false);
    }

    public static EvaluationContext User(string? targetingKey, string? country = null, string? householdId = null)
        => new Caller(targetingKey, country, householdId).ToEvaluationContext();

    public async ValueTask DisposeAsync() => await Api.ShutdownAsync();
}
