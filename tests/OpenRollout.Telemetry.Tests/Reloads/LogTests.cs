using Microsoft.Extensions.Logging;
using OpenRollout.Manifest;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Reloads;

/// <summary>Log messages about manifests.</summary>
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
    public async Task A_source_that_does_not_respond_is_a_warning()
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

    [Fact]
    public void The_flags_that_changed_are_named_up_to_a_limit()
    {
        var log = new LogLines();
        var key = new string('k', 200);
        using var provider = new ProviderScope(TestManifests.Of((key, true), ("a", true), ("b", true)), log);

        provider.Update(TestManifests.Of((key, false), ("a", false), ("b", true)));
        provider.Update(TestManifests.Of([.. Enumerable.Range(0, 30).Select(number => ($"f{number:00}", true))]));

        Assert.EndsWith($": 3 flags, 2 of them changed: {key[..77]}..., a", log.All[1].Text, StringComparison.Ordinal);
        Assert.EndsWith(" and 13 more", log.All[2].Text, StringComparison.Ordinal);
        Assert.Contains(", f00, ", log.All[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_of_a_served_manifest_are_logged_once_each()
    {
        const string Warned = """{ "team": 1, "flags": { "a": { "flagType": "boolean", "defaultValue": true, "owner": 1 }, "b": { "flagType": "boolean", "defaultValue": true, "owner": 1 } } }""";
        var log = new LogLines();
        using var provider = new ProviderScope(Warned, log);

        provider.Update("\n" + Warned);
        provider.Update(TestManifests.On());
        provider.Update(Warned.Replace("\"team\"", "\"group\"", StringComparison.Ordinal));

        Assert.Equal(
            [
                "The manifest of the flags 'flags' has a warning: flags.json(1,4): warning ROLL1002: the manifest has no property 'team'; if another tool uses it, start its name with 'x-'",
                "The manifest of the flags 'flags' has a warning: flags.json(1,78): warning ROLL1002: a flag has no property 'owner'; if another tool uses it, start its name with 'x-'",
                "The manifest of the flags 'flags' has a warning: flags.json(1,4): warning ROLL1002: the manifest has no property 'group'; if another tool uses it, start its name with 'x-'",
            ],
            log.All.Where(line => line is { Level: LogLevel.Warning, Event: "ManifestWarning" }).Select(line => line.Text));
    }

    [Fact]
    public void Warnings_of_a_refused_manifest_are_not_logged()
    {
        var log = new LogLines();
        using var provider = new ProviderScope(TestManifests.On(), log);
        provider.Update("""{ "team": 1, "flags": { "a": 1 } }""");
        Assert.DoesNotContain(log.All, line => line.Event == "ManifestWarning");
    }

    [Fact]
    public void The_first_of_many_warnings_are_logged_and_the_others_counted()
    {
        var log = new LogLines();
        using var provider = new ProviderScope($$"""{ {{string.Join(", ", Enumerable.Range(0, 50).Select(number => $"\"vendor{number}q\": 0"))}}, "flags": {} }""", log);
        Assert.Equal(20, log.All.Count(line => line.Event == "ManifestWarning"));
        Assert.Equal("The manifest of the flags 'flags' has 30 more warnings that are not logged", log.All[^1].Text);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_used_is_logged_once_even_without_a_manifest()
    {
        var log = new LogLines();
        var problem = LoadedManifest.Unreadable("https://flags.example/flags.json", "the server is down").AsOf(null, [Cache("full")]);
        var source = new ScriptedSource();
        source.Give(problem);
        await using var application = await Application.StartAsync(options => new OpenRolloutProvider(source, options), options => options.Logger = log);

        source.Give(problem);
        var good = LoadedManifest.Read(System.Text.Encoding.UTF8.GetBytes(Application.Manifest()));
        source.Give(good.AsOf(null, [Cache("full")]));
        source.Give(good.AsOf(null, [Cache("read-only")]));
        await source.WaitUntilTakenAsync();

        Assert.Equal(["full", "read-only"], log.All.Where(line => line.Event == "ManifestWarning").Select(line => line.Text[(line.Text.LastIndexOf(' ') + 1)..]));
    }

    private static ManifestProblem Cache(string reason) => new(ProblemDescriptors.CacheNotUsable, reason, "https://flags.example/flags.json", default, default, default);

    /// <summary>A provider without a source that is shut down at the end of a test.</summary>
    private sealed class ProviderScope(string manifest, ILogger logger) : IDisposable
    {
        private readonly OpenRolloutProvider _provider = new(System.Text.Encoding.UTF8.GetBytes(manifest), new OpenRolloutOptions { Logger = logger });

        public void Update(string text) => _provider.Update(text);

        public void Dispose() => _provider.ShutdownAsync().GetAwaiter().GetResult();
    }
}
