using Microsoft.Extensions.Logging;
using OpenRollout.Manifest;
using OpenRollout.Telemetry.Tests.Harness;
using OpenRollout.Tests.Support;

namespace OpenRollout.Telemetry.Tests.Reloads;

/// <summary>What is logged of manifests.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Manifests_kills_and_problems_are_logged_each_once()
    {
        var log = new LogLines();
        var source = new ScriptedSource(Application.Manifest());
        await using var application = await Application.StartAsync(options => new OpenRolloutProvider(source, options), options => options.Logger = log);

        await source.GiveAndWaitAsync(Application.Manifest(enabled: false));
        await source.GiveAndWaitAsync(TestManifests.Bad);
        await source.GiveAndWaitAsync(TestManifests.Bad);
        await source.GiveAndWaitAsync(Application.Manifest());

        Assert.Equal(
            [
                (LogLevel.Information, "ManifestServed"),
                (LogLevel.Information, "ManifestServed"),
                (LogLevel.Warning, "FlagKilled"),
                (LogLevel.Error, "ManifestRefused"),
                (LogLevel.Information, "ManifestServed"),
                (LogLevel.Information, "ManifestCurrent"),
            ],
            log.All.Select(line => (line.Level, line.Event)));
        Assert.Contains("'stories'", log.All[2].Text, StringComparison.Ordinal);
        Assert.Contains("flags.json(2,24): error ROLL1004", log.All[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_key_cannot_forge_a_line_of_the_log()
    {
        var log = new LogLines();
        var provider = new OpenRolloutProvider(Manifest(true), new OpenRolloutOptions { Logger = log, FlagSetId = "set\u202e\n" });

        Assert.Empty(provider.Update(Manifest(false)));

        Assert.StartsWith("The flag 'stories\\u000d\\u000a2026-01-01 [ERR] forged\\u001b[2K' of 'set\\u202e\\u000a' was switched off by version ", log.All.Single(line => line.Event == "FlagKilled").Text, StringComparison.Ordinal);
        Assert.All(log.All, line => Assert.DoesNotContain(line.Text, char.IsControl));

        static byte[] Manifest(bool enabled) => System.Text.Encoding.UTF8.GetBytes(
            $$"""{ "flags": { "stories\r\n2026-01-01 [ERR] forged\u001b[2K": { "flagType": "boolean", "defaultValue": false, "enabled": {{(enabled ? "true" : "false")}} } } }""");
    }

    [Fact]
    public async Task A_source_that_does_not_answer_is_a_warning()
    {
        var log = new LogLines();
        await using var application = await Application.StartAsync(options => options.Logger = log);
        var loaded = LoadedManifest.Read(System.Text.Encoding.UTF8.GetBytes(Application.Manifest()));
        var outage = ManifestReader.Unreadable("https://flags.example/flags.json", "the server is down").Problems[0];
        var source = new ScriptedSource();
        await using var following = await Application.StartAsync(
            options =>
            {
                source.Give(loaded);
                return new OpenRolloutProvider(source, options);
            },
            options => options.Logger = log);

        source.Give(loaded.AsOf(null, [outage]));
        source.Give(loaded.AsOf(null, [outage]));
        await source.WaitUntilTakenAsync();

        Assert.Equal((LogLevel.Warning, "ManifestStale"), (log.All[^1].Level, log.All[^1].Event));
        Assert.Single(log.All, line => line.Event == "ManifestStale");
    }
}
