using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies that all flags of a snapshot use the same manifest, user, and time.</summary>
public sealed class FlagSnapshotTests
{
    private readonly FlagBinding _binding = new();
    private readonly BooleanFlag _a;
    private readonly BooleanFlag _b;

    public FlagSnapshotTests() => (_a, _b) = (new BooleanFlag(_binding, "a", false), new BooleanFlag(_binding, "b", false));

    [Fact]
    public async Task A_reload_does_not_change_it()
    {
        var source = new ScriptedSource(TestManifests.Of(("a", true), ("b", true)));
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider(source));
        using var bound = _binding.Bind(api);
        var (untyped, typed) = (FlagSnapshot.Take(_binding, RolledOut.Context), FlagSnapshot.Take(_binding, RolledOut.Typed));
        Assert.True(untyped.Get(_a) && typed.Get(_a));

        await source.GiveAndWaitAsync(TestManifests.Of(("a", false), ("b", false)));

        Assert.True(untyped.Get(_b) && typed.Get(_b) && untyped.Get(_a));
        Assert.False(_b.IsEnabled());
        Assert.False(FlagSnapshot.Take(_binding).Get(_b));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Time_and_ambient_contexts_stand_still_in_it()
    {
        var time = new FakeClock();
        var startsAt = time.GetUtcNow().AddMinutes(1).ToString("O");
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider(
            System.Text.Encoding.UTF8.GetBytes($$"""
                { "context": { "country": { "type": "string" } }, "flags": {
                  "a": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [ { "name": "s", "startsAt": "{{startsAt}}", "audiences": [ { "percentage": 100 } ] } ] } },
                  "b": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "when": { "country": "NO" } } ] } ] } } } }
                """),
            new OpenRolloutOptions { TimeProvider = time }));
        api.SetContext(EvaluationContext.Builder().Set("country", "NO").Build());
        using var bound = _binding.Bind(api);
        var before = FlagSnapshot.Take(_binding);

        time.Advance(TimeSpan.FromHours(1));
        api.SetContext(null);

        Assert.Equal((false, true), (before.Get(_a), before.Get(_b)));
        Assert.Equal((true, false), (_a.IsEnabled(), _b.IsEnabled()));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Threads_see_whole_manifests_while_they_alternate()
    {
        var source = new ScriptedSource(TestManifests.Of(("a", true), ("b", true)));
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider(source));
        using var bound = _binding.Bind(api);
        using var stop = new CancellationTokenSource();
        var (seenOn, seenOff) = (0, 0);
        var threads = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    var snapshot = FlagSnapshot.Take(_binding, RolledOut.Context);
                    var (a, b) = (snapshot.Get(_a), snapshot.Get(_b));
                    Assert.Equal(a, b);
                    Interlocked.Increment(ref a ? ref seenOn : ref seenOff);
                    // A single evaluation is consistent too: its value and variant come from the same manifest.
                    var details = _a.GetDetails(RolledOut.Context);
                    Assert.Equal((details.Value ? "on" : "off", ErrorType.None), (details.Variant, details.ErrorType));
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();

        for (var round = 0; round < 100 || Volatile.Read(ref seenOn) == 0 || Volatile.Read(ref seenOff) == 0; round++)
        {
            await source.GiveAndWaitAsync(TestManifests.Of(("a", round % 2 == 0), ("b", round % 2 == 0)));
        }

        await stop.CancelAsync();
        await Task.WhenAll(threads);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_reload_that_is_held_up_holds_nobody_up()
    {
        using var source = new StuckSource(TestManifests.Of(("a", true), ("b", true)));
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider(source));
        using var bound = _binding.Bind(api);
        await Eventually.Is(() => source.IsStuck);

        for (var call = 0; call < 1000; call++)
        {
            Assert.True(_a.IsEnabled() && await _b.IsEnabledAsync() && FlagSnapshot.Take(_binding).Get(_a));
            Assert.True(await api.GetClient().GetBooleanValueAsync("a", false));
        }

        source.Dispose();
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task With_hooks_each_flag_goes_through_the_client()
    {
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider(RolledOut.Utf8));
        using var bound = _binding.Bind(api);
        var hook = new MeddlingHook(null, RolledOut.Context);
        api.AddHooks(hook);
        var stories = new BooleanFlag(_binding, "stories", false);

        foreach (var snapshot in new[] { FlagSnapshot.Take(_binding), FlagSnapshot.Take(_binding, default(VocabularyContext)) })
        {
            Assert.True(snapshot.Get(stories) && snapshot.Get(stories));
        }

        Assert.Equal(4, hook.Calls);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task An_error_gives_the_default()
    {
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider("""
            { "flags": { "a": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 50 } ] } ] } } } }
            """u8));
        using var bound = _binding.Bind(api);
        var mine = new BooleanFlag(_binding, "a", true);
        Assert.Equal(ErrorType.TargetingKeyMissing, mine.GetDetails().ErrorType);

        foreach (var snapshot in new[] { default, FlagSnapshot.Take(_binding), FlagSnapshot.Take(_binding, default(VocabularyContext)) })
        {
            Assert.True(snapshot.Get(mine));
            Assert.True(snapshot.Get(new BooleanFlag(_binding, "absent", true)));
            Assert.Equal("text", snapshot.Get(new StringFlag(_binding, "a", "text")));
        }

        await api.ShutdownAsync();
    }
}
