using System.Text;
using Microsoft.Extensions.Logging;
using OpenRollout.Manifest;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Reloads;

/// <summary>Log messages and tags about the environment that a manifest is served for.</summary>
public sealed class EnvironmentLogTests
{
    private const string Manifest = """
        { "environments": ["Staging", "Production"],
          "flags": { "chat.reactions": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "all", "stages": [{ "name": "all", "audiences": [{ "percentage": 100 }] }] } } } }
        """;

    private const string Untouched = """{ "environment": "Production" }""";
    private const string Killed = """{ "flags": { "chat.reactions": { "enabled": false, "disabledSince": "2026-11-26", "reason": "floods the notification queue" } } }""";

    [Fact]
    public async Task The_environment_is_logged_once_and_a_kill_with_its_reason()
    {
        var log = new LogLines();
        var provider = new OpenRolloutProvider(Layers("production", Untouched), new OpenRolloutOptions { Logger = log });

        Assert.Empty(provider.Update(Layers("production", Killed)));
        await provider.ShutdownAsync();

        Assert.Equal(["ManifestServed", "EnvironmentServed", "ManifestServed", "FlagKilled"], log.All.Select(line => line.Event));
        Assert.Equal("The flags 'flags' are served with the overlay of the environment 'Production'", log.All[1].Text);
        Assert.Equal(
            $"The flag 'chat.reactions' of 'flags' was switched off by version {provider.Status.Version}: chat.reactions is off in Production since 2026-11-26: floods the notification queue",
            log.All[3].Text);
    }

    [Theory]
    [InlineData("Development", LogLevel.Information, "The manifest of the flags 'flags' does not list the environment 'Development' and is served without an overlay; it lists Staging, Production")]
    [InlineData("Prodution", LogLevel.Warning, "The manifest of the flags 'flags' does not list the environment 'Prodution' and is served without an overlay; did you mean 'Production'?")]
    public async Task An_environment_that_is_not_listed_is_logged_once(string environment, LogLevel level, string text)
    {
        var log = new LogLines();
        var provider = new OpenRolloutProvider(Layers(environment), new OpenRolloutOptions { Logger = log });

        provider.Update(Layers(environment));
        provider.Update("\n" + Manifest);
        await provider.ShutdownAsync();

        Assert.Equal((level, text), Assert.Single(log.All.Where(line => line.Event.StartsWith("Environment", StringComparison.Ordinal)).Select(line => (line.Level, line.Text))));
    }

    [Theory]
    [InlineData(null, Manifest)]
    [InlineData("Production", """{ "flags": {} }""")]
    public async Task Without_an_environment_or_a_list_nothing_is_logged(string? environment, string manifest)
    {
        var log = new LogLines();
        var provider = new OpenRolloutProvider(new ManifestLayers(Encoding.UTF8.GetBytes(manifest), environment), new OpenRolloutOptions { Logger = log });
        await provider.ShutdownAsync();

        Assert.Equal(["ManifestServed"], log.All.Select(line => line.Event));
    }

    [Fact]
    public async Task Age_and_activities_name_the_environment()
    {
        var options = new OpenRolloutOptions { FlagSetId = $"set-{Guid.NewGuid():N}" };
        using var activities = new Activities(options.FlagSetId);
        using var meters = new Meters(options.FlagSetId);
        var provider = new OpenRolloutProvider(Layers("PRODUCTION", Untouched), options);

        Assert.Equal("Production", Assert.Single(meters.Read("openrollout.manifest.age"))["openrollout.environment"]);
        Assert.Equal("Production", Assert.Single(activities.All).GetTagItem("openrollout.environment"));
        await provider.ShutdownAsync();
    }

    private static ManifestLayers Layers(string environment, string? overlay = null) => overlay is null
        ? new ManifestLayers(Encoding.UTF8.GetBytes(Manifest), environment)
        : new ManifestLayers(Encoding.UTF8.GetBytes(Manifest), environment, Encoding.UTF8.GetBytes(overlay));
}
