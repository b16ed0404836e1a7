using System.Diagnostics;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies which events reach the monitor, the callback and other providers, and that tracking one never throws and rarely allocates.</summary>
[Collection(SerialTests.Name)]
public sealed class TrackingEventTests : IAsyncLifetime
{
    private static readonly VocabularyContext Typed = RolledOut.Typed;

    private readonly RecordingMonitor _monitor = new("checkout.failed");
    private readonly Api _api = OpenFeatureApi.Create();
    private readonly FlagBinding _binding = new();
    private readonly TrackingEvent _failed;

    public TrackingEventTests()
    {
        _binding.Bind(_api);
        _failed = new TrackingEvent(_binding, "checkout.failed");
    }

    public async Task InitializeAsync()
    {
        await _api.SetProviderAsync(new OpenRolloutProvider(RolledOut.Utf8, new OpenRolloutOptions { Monitor = _monitor }));
        Assert.False(new BooleanFlag(_binding, "stories", false).IsEnabled());
    }

    public Task DisposeAsync() => _api.ShutdownAsync();

    [Fact]
    public void A_name_that_the_client_rejects_is_rejected()
    {
        Assert.Throws<ArgumentException>(() => new TrackingEvent(_binding, " "));
        Assert.Equal("checkout.failed", $"{_failed}");
    }

    [Fact]
    public void An_event_has_the_user_and_the_value()
    {
        _failed.Track(RolledOut.Context, 9.5);
        _failed.Track(in Typed, TrackingEventDetails.Builder().SetValue(2).Build());
        _failed.Track();

        Assert.Equal([("ada", 9.5), ("ada", 2), (null, null)], _monitor.Recorded.Select(one => (one.User, one.Value)));
        Assert.Contains("country: \"NO\"", _monitor.Recorded[1].Attributes, StringComparison.Ordinal);
    }

    [Fact]
    public void The_transaction_has_the_user_of_an_event_as_of_a_flag()
    {
        _api.SetTransactionContextPropagator(new AsyncLocalTransactionContextPropagator());
        _api.SetTransactionContext(RolledOut.Context);

        _failed.Track();
        _failed.Track(EvaluationContext.Builder().Set("country", "DK").Build());

        Assert.Equal(["ada", "ada"], _monitor.Recorded.Select(one => one.User));
        Assert.Contains("country: \"DK\"", _monitor.Recorded[1].Attributes, StringComparison.Ordinal);
    }

    [Fact]
    public void Hooks_and_activities_do_not_concern_events()
    {
        _api.AddHooks(new MeddlingHook("before", RolledOut.Context));
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == "OpenFeature" };
        ActivitySource.AddActivityListener(listener);

        _monitor.Records = false;
        Assert.Equal(0, Allocations.Of(() => { _failed.Track(in Typed); return true; }));
        Assert.NotEqual(0, _monitor.Count);
    }

    [Fact]
    public void Tracking_allocates_nothing()
    {
        _monitor.Records = false;
        var other = new TrackingEvent(_binding, "checkout.succeeded");
        var (typed, untyped) = (FlagSnapshot.Take(_binding, in Typed), FlagSnapshot.Take(_binding, RolledOut.Context));

        Assert.Equal(0, Allocations.Of(() => { other.Track(in Typed, 1); return true; }));
        Assert.Equal(0, Allocations.Of(() => { other.Track(RolledOut.Context, 1); return true; }));
        Assert.Equal(0, _monitor.Count);
        Assert.Equal(0, Allocations.Of(() => { _failed.Track(in Typed, 1); return true; }));
        Assert.Equal(0, Allocations.Of(() => { _failed.Track(RolledOut.Context, 1); return true; }));
        Assert.Equal(0, Allocations.Of(() => { _failed.Track(); return true; }));
        Assert.Equal(0, Allocations.Of(() => { typed.Track(_failed, 1); return true; }));
        Assert.Equal(0, Allocations.Of(() => { untyped.Track(_failed, 1); return true; }));
        Assert.InRange(_monitor.Count, 5 * Allocations.Calls, int.MaxValue);
    }

    [Fact]
    public async Task Without_a_monitor_tracking_allocates_nothing()
    {
        await _api.SetProviderAsync(new OpenRolloutProvider(RolledOut.Utf8));

        Assert.Equal(0, Allocations.Of(() => { _failed.Track(in Typed); return true; }));
    }

    [Fact]
    public async Task The_callback_gets_the_event_and_the_monitor_counts_it_once()
    {
        List<(string Name, EvaluationContext? Context, TrackingEventDetails? Details)> passed = [];
        var monitor = new RecordingMonitor("checkout.failed");
        await _api.SetProviderAsync(new OpenRolloutProvider(
            RolledOut.Utf8, new OpenRolloutOptions { Monitor = monitor, OnTracked = (name, context, details) => passed.Add((name, context, details)) }));
        var details = TrackingEventDetails.Builder().Set("card", "visa").Build();

        _failed.Track(in Typed, details);
        new TrackingEvent(_binding, "checkout.succeeded").Track(RolledOut.Context, 9.5);
        FlagSnapshot.Take(_binding, in Typed).Track(_failed, details);
        FlagSnapshot.Take(_binding, RolledOut.Context).Track(_failed);

        Assert.Equal(["checkout.failed", "checkout.succeeded", "checkout.failed", "checkout.failed"], passed.Select(one => one.Name));
        Assert.All(passed, one => Assert.Equal(("ada", "NO"), (one.Context!.TargetingKey, one.Context.GetValue("country").AsString)));
        Assert.Same(details, passed[0].Details);
        Assert.Equal(9.5, passed[1].Details!.Value);
        Assert.Null(passed[3].Details);
        Assert.Equal(3, monitor.Count);
    }

    [Fact]
    public async Task Another_provider_gets_the_event()
    {
        var other = new TrackedProvider();
        await _api.SetProviderAsync(other);
        _api.SetContext(EvaluationContext.Builder().Set("region", "eu").Build());

        _failed.Track(in Typed, 9.5);
        FlagSnapshot.Take(_binding, in Typed).Track(_failed);
        default(FlagSnapshot).Track(_failed);

        Assert.Equal(["ada eu 9.5", "ada eu ", " eu "], other.Tracked);
        Assert.Equal(0, _monitor.Count);
    }

    [Fact]
    public async Task A_client_of_the_application_gets_the_event()
    {
        var other = new TrackedProvider();
        await _api.SetProviderAsync(other);
        var client = _api.GetClient();
        client.SetContext(EvaluationContext.Builder().Set("region", "client").Build());
        using var bound = _binding.Bind(client);

        _failed.Track(in Typed);

        Assert.Equal(["ada client "], other.Tracked);
    }

    [Fact]
    public async Task Tracking_never_throws()
    {
        _monitor.Throws = true;
        _failed.Track(in Typed);
        FlagSnapshot.Take(_binding, in Typed).Track(_failed);
        Assert.Equal(2, _monitor.Count);
        foreach (var exception in new[] { null, new InvalidOperationException("no transaction") })
        {
            _api.SetTransactionContextPropagator(new BrokenPropagator(exception));
            _failed.Track(in Typed);
        }

        Assert.Equal(4, _monitor.Count);
        await _api.SetProviderAsync(new TrackedProvider { Throws = true });
        _failed.Track(in Typed);
        _failed.Track(RolledOut.Context, TrackingEventDetails.Empty);
        new TrackingEvent(new FlagBinding(_api, null, () => throw new InvalidOperationException("no context")), "x").Track();
    }

    [Fact]
    public async Task A_snapshot_tracks_by_the_manifest_that_its_flags_are_evaluated_with()
    {
        var source = new ScriptedSource(RolledOut.Json);
        var monitor = new RecordingMonitor("checkout.failed");
        await _api.SetProviderAsync(new OpenRolloutProvider(source, new OpenRolloutOptions { Monitor = monitor }));
        var snapshot = FlagSnapshot.Take(_binding, in Typed);
        _failed.Track(in Typed);

        await source.GiveAndWaitAsync(RolledOut.Json.Replace("99.999", "50", StringComparison.Ordinal));
        snapshot.Track(_failed);
        _failed.Track(in Typed);

        var states = monitor.Recorded.Select(one => one.State).ToArray();
        Assert.Equal(states[0], states[1]);
        Assert.NotEqual(states[0], states[2]);
    }
}
