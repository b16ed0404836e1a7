using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Hosting.Tests.Harness;
using OpenRollout.Tests.Support;

namespace OpenRollout.Hosting.Tests;

/// <summary>What is logged of a provider.</summary>
public sealed class LogTests : IDisposable
{
    private readonly Application _application = new();
    private readonly ScriptedSource _source = new(TestManifests.On());

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task A_manifests_way_is_told()
    {
        var host = await _application.StartAsync(_source);
        await LoggedAsync(1);
        var first = host.Provider().Status.Version;
        await _source.GiveAndWaitAsync(TestManifests.Bad);
        await LoggedAsync(2);
        await _source.GiveAndWaitAsync(TestManifests.On(false));
        await LoggedAsync(4);
        var second = host.Provider().Status.Version;

        var log = _application.Log.OfOpenRollout;
        Assert.Equal($"Information: Flags are served by manifest {first} (domain default)", log[0]);
        Assert.StartsWith($"Warning: Flags go on being served by manifest {first} (domain default), which may be out of date: flags.json(2,24): error ROLL", log[1], StringComparison.Ordinal);
        Assert.Equal($"Information: Flags are served by manifest {second} (domain default)", log[2]);
        Assert.Equal($"Information: Flags changed by manifest {second} (domain default), 1 in all: on", log[3]);
    }

    [Fact]
    public async Task That_there_is_no_good_manifest_is_an_error_and_told_once()
    {
        var source = new ScriptedSource(TestManifests.Bad);
        await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o =>
        {
            o.Source = _ => source;
            o.RequiredAtStart = RequiredManifest.None;
        }));

        await source.GiveAndWaitAsync(TestManifests.On());
        await Eventually.Is(() => _application.Log.OfOpenRollout.Any(line => line.StartsWith("Information: Flags are served", StringComparison.Ordinal)));

        var error = Assert.Single(_application.Log.OfOpenRollout, line => line.StartsWith("Error: ", StringComparison.Ordinal));
        Assert.StartsWith("Error: Flags give their defaults, there is no good manifest (domain default): flags.json(2,24): error ROLL", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_domain_tells_of_its_own_provider()
    {
        var checkout = new ScriptedSource(TestManifests.On());
        await _application.StartAsync(builder => builder
            .AddOpenRolloutProvider(o => o.Source = _ => _source)
            .AddOpenRolloutProvider("checkout", o => o.Source = _ => checkout)
            .AddPolicyName(policy => policy.DefaultNameSelector = _ => null));
        await LoggedAsync(2);

        await checkout.GiveAndWaitAsync(TestManifests.Bad);
        await LoggedAsync(3);

        Assert.Single(_application.Log.OfOpenRollout, line => line.Contains("(domain checkout)", StringComparison.Ordinal) && line.StartsWith("Warning", StringComparison.Ordinal));
        Assert.DoesNotContain(_application.Log.OfOpenRollout, line => line.Contains("(domain default)", StringComparison.Ordinal) && line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_names_some_of_many_flags()
    {
        static string Many(bool value) => TestManifests.Of([.. Enumerable.Range(0, 100).Select(number => ($"flag{number:00}", value))]);
        var source = new ScriptedSource(Many(false));
        await _application.StartAsync(source);

        await source.GiveAndWaitAsync(Many(true));
        await LoggedAsync(2);

        Assert.EndsWith("(domain default), 100 in all: " + string.Join(", ", Enumerable.Range(0, 20).Select(number => $"flag{number:00}")) + ", …", _application.Log.OfOpenRollout[^1], StringComparison.Ordinal);
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

    private Task LoggedAsync(int lines) => Eventually.Is(() => _application.Log.OfOpenRollout.Count >= lines);
}
