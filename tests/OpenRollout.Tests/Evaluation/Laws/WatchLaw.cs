using System.Text;
using System.Text.Json.Nodes;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation.Laws;

/// <summary>Guardrails only watch: they change no evaluation, and a program knows them after its rollouts are released.</summary>
public sealed class WatchLaw
{
    [Fact]
    public void Watching_changes_no_flag()
    {
        var watched = 0;
        Law.Holds(100, RolloutCases.Any, drawn =>
        {
            var program = drawn.Compile(Watched(drawn));
            watched += program.Watches.Count;
            Assert.Equal([], drawn.Compile().FindChanges(program));
            Assert.Equal([], program.FindChanges(drawn.Compile()));
        }, isTested: () => watched > 20);
    }

    [Fact]
    public void A_served_program_has_the_watches_of_its_manifest()
        => Law.Holds(50, RolloutCases.Any, drawn =>
        {
            // Reading it for serving releases the rollouts.
            var program = LoadedManifest.Read(Encoding.UTF8.GetBytes(Watched(drawn).ToJsonString())).Program!;
            var expected = program.Manifest.Flags.Select(flag => (flag.Key, Rollout: flag.GetRollout())).Where(flag => flag.Rollout?.Watch is not null);
            Assert.Equal(
                expected.Select(flag => (flag.Key, Names(flag.Rollout!.Watch!), flag.Rollout.Watch!.FalseAlarms, flag.Rollout.Watch.Then, flag.Rollout.Salt, flag.Rollout.Unit.Value)),
                program.Watches.Select(watch => (program.GetDefinition(watch.Flag).Key, Names(watch.Watch), watch.Watch.FalseAlarms, watch.Watch.Then, watch.Salt, watch.Unit)));
            Assert.All(program.Watches.SelectMany(watch => watch.Watch.Guardrails), name => Assert.NotNull(program.Manifest.FindGuardrail(name.Value)));
        });

    [Fact]
    public void A_change_of_a_watch_alone_is_served_without_changing_a_flag()
    {
        const string Manifest = """
            { "guardrails": { "errors": { "event": "checkout.failed" }, "slow": { "event": "http.server.slow", "slowerThan": 800 } },
              "flags": { "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "watch": { "guardrails": ["errors"] }, "stage": "s",
                "stages": [{ "name": "s", "audiences": [{ "percentage": 50 }] }] } } } }
            """;
        var before = LoadedManifest.Read(Encoding.UTF8.GetBytes(Manifest)).Program!;
        var after = LoadedManifest.Read(Encoding.UTF8.GetBytes(Manifest.Replace("[\"errors\"]", "[\"slow\"]", StringComparison.Ordinal))).Program!;
        Assert.Equal([], before.FindChanges(after));
        var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes(Manifest));
        var state = provider.State;
        Assert.Empty(provider.Update(Manifest.Replace("[\"errors\"]", "[\"slow\"]", StringComparison.Ordinal)));
        Assert.NotSame(state, provider.State);
        Assert.Equal("slow", Names(Assert.Single(provider.State!.Program.Watches).Watch));
    }

    private static JsonObject Watched(RolloutCase drawn)
    {
        var manifest = drawn.Manifest.DeepClone().AsObject();
        new WatchGenerator(new Draw(drawn.Seed)).AddTo(manifest, percent: 70);
        return manifest;
    }

    private static string Names(Manifest.WatchDefinition watch) => string.Join(' ', watch.Guardrails.Select(name => name.Value));
}
