using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>The log messages of a provider.</summary>
public sealed class LogTests : IDisposable
{
    private readonly Application _application = new();
    private readonly ScriptedSource _source = new(TestManifests.On());

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task The_history_of_a_manifest_is_logged()
    {
        var host = await _application.StartAsync(_source);
        var first = host.Provider().Status.Version;
        await _source.GiveAndWaitAsync(TestManifests.Bad);
        await _source.GiveAndWaitAsync(TestManifests.On(false));
        var second = host.Provider().Status.Version;

        Assert.Collection(
            _application.Log.OfOpenRollout,
            line => Assert.Equal($"Information: Serving version {first} of the flags 'flags': 1 flags", line),
            line => Assert.StartsWith("Error: A manifest of the flags 'flags' was refused: flags.json(2,24): error ROLL", line, StringComparison.Ordinal),
            line => Assert.Equal($"Information: Serving version {second} of the flags 'flags': 1 flags, 1 of them changed: on", line),
            line => Assert.Equal("Information: The manifest of the flags 'flags' is current again", line));
    }

    [Fact]
    public async Task Each_domain_tells_of_itself()
    {
        await _application.StartAsync(builder => builder
            .AddOpenRolloutProvider(o => o.SourceFactory = _ => _source)
            .AddOpenRolloutProvider("checkout", o => o.SourceFactory = _ => new ScriptedSource(TestManifests.On()))
            .AddPolicyName(policy => policy.DefaultNameSelector = _ => null));

        Assert.Single(_application.Log.OfOpenRollout, line => line.Contains("of the flags 'flags'", StringComparison.Ordinal));
        Assert.Single(_application.Log.OfOpenRollout, line => line.Contains("of the flags 'checkout'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_logger_of_the_providers_own_wins()
    {
        using var own = new LogRecord();
        await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o =>
        {
            o.SourceFactory = _ => _source;
            o.Provider.Logger = own.CreateLogger("own");
        }));

        Assert.NotEmpty(own.All);
        Assert.Empty(_application.Log.OfOpenRollout);
    }

    [Fact]
    public async Task No_user_and_no_attribute_is_logged_above_debug()
    {
        var host = await _application.StartAsync(new ScriptedSource("""
            { "context": { "country": { "type": "string" } },
              "flags": { "stories": { "flagType": "boolean", "defaultValue": false, "rollout": {
                "stage": "some", "stages": [{ "name": "some", "audiences": [{ "when": { "country": "Ruritania" }, "percentage": 50 }] }] } } } }
            """));
        var user = EvaluationContext.Builder().SetTargetingKey("user-secret").Set("country", "Ruritania").Build();

        _ = Flags.Stories.GetDetails(user);
        await host.Services.GetRequiredService<Api>().GetClient().GetStringDetailsAsync(Flags.Stories.Key, "", user);
        await host.StopAsync();

        Assert.DoesNotContain(_application.Log.All, line => line.Level > LogLevel.Debug
            && (line.Text.Contains("user-secret", StringComparison.Ordinal) || line.Text.Contains("Ruritania", StringComparison.Ordinal)));
    }
}
