using System.Diagnostics;
using System.Text;
using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies that accessors bypass the client exactly when the result is the same. The direct path allocates nothing; the client allocates.</summary>
[Collection(SerialTests.Name)]
public sealed class DirectPathTests : IAsyncLifetime
{
    private static readonly VocabularyContext Typed = RolledOut.Typed;

    private static readonly byte[] Scheduled = """
        { "flags": { "stories": { "flagType": "boolean", "defaultValue": false,
            "rollout": { "stages": [ { "name": "s", "startsAt": "2020-01-01T00:00:00Z", "audiences": [ { "percentage": 100 } ] } ] } } } }
        """u8.ToArray();

    private readonly Api _api = OpenFeatureApi.Create();
    private readonly CountingTime _time = new();
    private readonly FlagBinding _binding = new();
    private readonly BooleanFlag _stories;
    private readonly StringFlag _layout;

    public DirectPathTests()
    {
        _binding.Bind(_api);
        _stories = new BooleanFlag(_binding, "stories", false);
        _layout = new StringFlag(_binding, "layout", "list");
    }

    public Task InitializeAsync() => _api.SetProviderAsync(new OpenRolloutProvider(RolledOut.Utf8, new OpenRolloutOptions { TimeProvider = _time }));

    public Task DisposeAsync() => _api.ShutdownAsync();

    [Fact]
    public void Evaluating_allocates_nothing()
    {
        var size = new IntegerFlag(_binding, "size", 0);
        var wide = new DoubleFlag(_binding, "size", 0);
        var rate = new DoubleFlag(_binding, "rate", 0);
        var theme = new ObjectFlag<string>(_binding, "theme", "", value => value.Member("accent").AsString());

        Assert.Equal(0, Allocations.Of(() => _stories.IsEnabled(in Typed)));
        Assert.Equal(0, Allocations.Of(() => _stories.IsEnabled(RolledOut.Context)));
        Assert.Equal(0, Allocations.Of(() => !_stories.IsEnabled()));
        Assert.Equal(0, Allocations.Of(() => _layout.GetValue(in Typed) == "grid" && size.GetValue(in Typed) == 20 && rate.GetValue(in Typed) == 0.25));
        Assert.Equal(0, Allocations.Of(() => wide.GetValue(in Typed) == 20 && theme.GetValue(in Typed) == "red"));
        Assert.Equal(0, Allocations.Of(() => theme.GetValue(RolledOut.Context) == "red"));
        Assert.Equal(0, Allocations.Of(() => _stories.GetDetails(in Typed).Value && _stories.GetDetails(RolledOut.Context).Value));
        Assert.Equal(0, Allocations.Of(() => IsDone(_stories.IsEnabledAsync(in Typed)) && IsDone(_stories.GetDetailsAsync(RolledOut.Context))));
    }

    [Fact]
    public void Ambient_contexts_count_and_cost_no_allocation()
    {
        _api.SetContext(UserContext.Of(null, ("country", "NO"), ("age", 5.0)).ToEvaluationContext());
        _api.SetTransactionContextPropagator(new AsyncLocalTransactionContextPropagator());
        _api.SetTransactionContext(UserContext.Of("ada", ("age", 30.0)).ToEvaluationContext());
        var version = UserContext.Of(null, ("appVersion", "5.0.1"));
        var (untyped, typed) = (EvaluationContext.Builder().Set("appVersion", "5.0.1").Build(), VocabularyContext.Of(version));

        Assert.Equal(0, Allocations.Of(() => _stories.IsEnabled(untyped)));
        Assert.Equal(0, Allocations.Of(() => _stories.IsEnabled(in typed)));
        Assert.Equal(0, Allocations.Of(() => !_stories.IsEnabled()));
    }

    [Fact]
    public async Task An_evaluation_keeps_to_the_global_context_that_it_began_with()
    {
        await _api.SetProviderAsync(new OpenRolloutProvider("""
            { "context": { "region": { "type": "string" }, "tier": { "type": "string" } },
              "flags": { "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [
                { "when": { "region": "eu", "tier": "low" } }, { "when": { "region": "us", "tier": "high" } } ] } ] } } } }
            """u8));
        EvaluationContext[] contexts =
        [
            EvaluationContext.Builder().Set("region", "eu").Set("tier", "high").Build(),
            EvaluationContext.Builder().Set("region", "us").Set("tier", "low").Build(),
        ];
        using var ended = new CancellationTokenSource();
        var setting = Task.Run(() =>
        {
            for (var round = 0; !ended.IsCancellationRequested; round++)
            {
                _api.SetContext(contexts[round % 2]);
            }
        });

        // A mix of the two contexts would turn the flag on.
        var seen = Enumerable.Range(0, 200_000).Count(_ => _stories.IsEnabled() || _stories.IsEnabled(in Typed));
        await ended.CancelAsync();
        await setting;
        Assert.Equal(0, seen);
    }

    [Fact]
    public async Task A_context_that_was_compiled_with_other_attributes_costs_no_allocation()
    {
        // The live manifest has fewer attributes, in another order, and one that the context does not know.
        await _api.SetProviderAsync(new OpenRolloutProvider("""
            { "context": { "new": { "type": "string" }, "age": { "type": "number" }, "country": { "type": "string" } },
              "flags": { "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [
                { "when": { "country": "NO", "age": 30, "new": { "exists": false } } } ] } ] } } } }
            """u8));

        Assert.Equal(0, Allocations.Of(() => _stories.IsEnabled(in Typed)));
    }

    [Fact]
    public void Reading_a_snapshot_allocates_nothing()
    {
        Assert.True(_stories.IsEnabled(RolledOut.Context));
        foreach (var snapshot in new[] { FlagSnapshot.Take(_binding, RolledOut.Context), FlagSnapshot.Take(_binding, in Typed) })
        {
            Assert.Equal(0, Allocations.Of(() => snapshot.Get(_stories) && snapshot.Get(_layout) == "grid"));
        }
    }

    [Fact]
    public async Task The_client_is_passed_by_from_the_first_evaluation_on_once_the_SDK_says_that_the_provider_is_ready()
    {
        var time = new CountingTime();
        var source = new ScriptedSource();
        // It could answer, but the SDK waits for the source.
        var setting = _api.SetProviderAsync(new OpenRolloutProvider(source, Scheduled, new OpenRolloutOptions { TimeProvider = time }));
        Assert.Equal((false, Reason.Error), (_stories.GetDetails().Value, _stories.GetDetails().Reason));

        // A snapshot that bypasses the client reads the time once; otherwise each flag reads it.
        FlagSnapshot.Take(_binding);
        Assert.Equal(0, time.Calls);

        source.Give(Encoding.UTF8.GetString(Scheduled));
        await setting;
        FlagSnapshot.Take(_binding);
        Assert.Equal(1, time.Calls);
    }

    [Fact]
    public void A_snapshot_of_flags_that_do_not_go_by_time_leaves_the_clock_alone()
    {
        Assert.True(_stories.IsEnabled(RolledOut.Context));
        var calls = _time.Calls;
        FlagSnapshot.Take(_binding);
        FlagSnapshot.Take(_binding, in Typed);
        Assert.Equal(calls, _time.Calls);
    }

    [Fact]
    public void A_hook_is_called_from_when_it_is_added_until_it_is_removed()
    {
        Assert.True(_stories.IsEnabled(RolledOut.Context) && _stories.IsEnabled(RolledOut.Context));
        var hook = new MeddlingHook(null, EvaluationContext.Empty);
        for (var round = 1; round <= 3; round++)
        {
            _api.AddHooks(hook);
            Assert.True(_stories.IsEnabled(RolledOut.Context) && _stories.IsEnabled(in Typed) && FlagSnapshot.Take(_binding, in Typed).Get(_stories));
            Assert.Equal(3 * round, hook.Calls);
            _api.ClearHooks();
            Assert.True(_stories.IsEnabled(RolledOut.Context));
            Assert.Equal(0, AllocatedByOne());
        }

        Assert.Equal(9, hook.Calls);
    }

    [Fact]
    public void An_activity_is_seen_by_who_listens()
    {
        Assert.True(_stories.IsEnabled(RolledOut.Context) && _stories.IsEnabled(RolledOut.Context));
        var started = 0;
        using (var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "OpenFeature",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => started++,
        })
        {
            ActivitySource.AddActivityListener(listener);
            Assert.True(_stories.IsEnabled(RolledOut.Context) && _stories.IsEnabled(in Typed));
            Assert.Equal(2, started);
        }

        Assert.True(_stories.IsEnabled(RolledOut.Context));
        Assert.Equal(2, started);
        Assert.Equal(0, AllocatedByOne());
    }

    [Fact]
    public async Task Another_provider_is_asked_each_time()
    {
        Assert.True(_stories.IsEnabled(RolledOut.Context));
        var other = new CountingProvider();
        await _api.SetProviderAsync(other);

        for (var call = 0; call < 10; call++)
        {
            Assert.True(_stories.IsEnabled(RolledOut.Context) && _stories.IsEnabled(in Typed));
        }

        Assert.Equal(20, other.Calls);
        await _api.SetProviderAsync(new OpenRolloutProvider(RolledOut.Utf8));
        // The first looks the flag up in the new program.
        Assert.True(_stories.IsEnabled(RolledOut.Context) && _stories.IsEnabled(RolledOut.Context));
        Assert.Equal(0, AllocatedByOne());
        Assert.Equal(20, other.Calls);
    }

    [Fact]
    public void A_client_that_others_have_is_asked_each_time()
    {
        var client = _api.GetClient();
        using var bound = _binding.Bind(client);
        var hook = new MeddlingHook(null, EvaluationContext.Empty);
        client.AddHooks(hook);

        Assert.True(_stories.IsEnabled(RolledOut.Context) && _stories.IsEnabled(in Typed) && _stories.IsEnabled(in Typed));

        Assert.Equal(3, hook.Calls);
    }

    private static bool IsDone<T>(ValueTask<T> task) => task.IsCompletedSuccessfully;

    private long AllocatedByOne()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _stories.IsEnabled(RolledOut.Context);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class CountingTime : TimeProvider
    {
        public int Calls { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            Calls++;
            return base.GetUtcNow();
        }
    }
}
