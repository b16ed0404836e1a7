using System.Text;
using Microsoft.Extensions.Logging;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Decisions;

/// <summary>Log messages and metrics about decisions.</summary>
public sealed class DecisionTelemetryTests
{
    private const string Gauge = "openrollout.decisions";
    private const string Stale = "openrollout.decisions.stale.duration";

    private readonly LogLines _log = new();
    private readonly FakeDecisionStore _store = new();

    [Fact]
    public async Task A_decision_is_logged_when_it_begins_and_ends()
    {
        await using var application = await StartAsync();
        var decision = Off("stories");

        await application.Provider.DecideAsync(decision);
        await application.Provider.WithdrawAsync(decision.Id, "ida", "the queue is larger now");

        Assert.Equal(
            [
                (LogLevel.Warning, "DecisionInForce", $"The decision '{decision.Id}' for the flags '{application.FlagSet}' is in force: stories is off since 2026-11-26 14:03 UTC by maria: floods the queue"),
                (LogLevel.Information, "DecisionWithdrawn", $"The decision '{decision.Id}' for the flag 'stories' of '{application.FlagSet}' was withdrawn by ida: the queue is larger now"),
            ],
            OfDecisions);
    }

    [Fact]
    public async Task Decisions_of_the_store_are_logged_at_start()
    {
        var store = new FakeDecisionStore(Off("stories") with { HoldAt = "trial" }, Off("nowhere"), Off("layout") with { HoldAt = "tiral" });
        await using var application = await StartAsync(store);

        Assert.Equal(
            [
                ("DecisionInForce", "stories is held at trial since 2026-11-26 14:03 UTC by maria: floods the queue"),
                ("DecisionWithoutEffect", "nowhere is not affected since 2026-11-26 14:03 UTC by maria: floods the queue (the manifest has no flag 'nowhere')"),
                ("DecisionInForce", "layout is off since 2026-11-26 14:03 UTC by maria: floods the queue (the flag has no stage 'tiral', so it is switched off; did you mean 'trial'?)"),
            ],
            OfDecisions.Select(line => (line.Event, line.Text[(line.Text.IndexOf(": ", StringComparison.Ordinal) + 2)..])).OrderBy(line => line.Item2.Length).ThenBy(line => line.Item2, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_decision_that_lapses_is_logged()
    {
        await using var application = await StartAsync();
        await application.Provider.DecideAsync(Off("stories") with { Salt = "stories" });

        Assert.Empty(application.Provider.Update(Application.Manifest().Replace("\"rollout\": { \"stage\"", "\"rollout\": { \"salt\": \"again\", \"stage\"", StringComparison.Ordinal)));

        Assert.Equal("DecisionWithoutEffect", OfDecisions[^1].Event);
        Assert.EndsWith("stories is not affected since 2026-11-26 14:03 UTC by maria: floods the queue (the flag no longer has the salt of the decision)", OfDecisions[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_of_the_store_are_logged_once_when_they_begin_and_once_when_they_end()
    {
        await using var application = await StartAsync();
        await GiveAsync(DecisionSnapshot.Unavailable("the server does not respond"), store => store.Problem is not null);
        await GiveAsync(DecisionSnapshot.Unavailable("the server does not respond"), store => store.Problem is not null);
        await GiveAsync(new DecisionSnapshot([], []) { Warnings = ["the folder is read-only"] }, store => store.Warnings.Count > 0);
        await GiveAsync(new DecisionSnapshot([], []), store => store.Warnings.Count == 0);

        Assert.Equal(
            [
                (LogLevel.Warning, "DecisionsStale", $"Decisions of the flags '{application.FlagSet}' may be missing: the server does not respond"),
                (LogLevel.Information, "DecisionsCurrent", $"The decisions of the flags '{application.FlagSet}' are current again"),
                (LogLevel.Warning, "DecisionStoreWarning", $"The decision store of the flags '{application.FlagSet}' has a problem: the folder is read-only"),
            ],
            OfDecisions);

        async Task GiveAsync(DecisionSnapshot snapshot, Func<DecisionStoreStatus, bool> isTaken)
        {
            var before = application.Provider.Overview;
            _store.Give(snapshot);
            await Eventually.Is(() => application.Provider.Overview is { DecisionStore: { } store } overview && overview != before && isTaken(store));
        }
    }

    [Fact]
    public async Task A_decision_that_the_store_does_not_take_is_logged()
    {
        await using var application = await StartAsync();
        _store.Failure = new IOException("disk full");
        var decision = Off("stories");

        await Assert.ThrowsAsync<IOException>(() => application.Provider.DecideAsync(decision));

        Assert.Equal(["DecisionInForce", "DecisionStoreWarning"], OfDecisions.Select(line => line.Event));
        Assert.Contains($"'{decision.Id}'; it is in force in this process", OfDecisions[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_in_force_are_measured()
    {
        await using var application = await StartAsync();
        using var meters = new Meters(application.FlagSet);
        Assert.Equal([("off", 0), ("hold", 0)], Measured());

        await application.Provider.DecideAsync(Off("stories"));
        await application.Provider.DecideAsync(Off("layout") with { HoldAt = "trial" });
        await application.Provider.DecideAsync(Off("nowhere"));

        Assert.Equal([("off", 1), ("hold", 1)], Measured());
        Assert.Equal(0, Assert.Single(meters.Read(Stale)).Value);
        _store.Give(DecisionSnapshot.Unavailable("the server does not respond"));
        await Eventually.Is(() => meters.Read(Stale) is [{ Value: > 0 }]);

        IEnumerable<(string?, double)> Measured() => meters.Read(Gauge).Select(heard => (heard["openrollout.decision.effect"], heard.Value));
    }

    [Fact]
    public async Task Without_a_store_and_decisions_nothing_is_measured()
    {
        await using var application = await Application.StartAsync();
        using var meters = new Meters(application.FlagSet);

        Assert.Empty(meters.Read(Gauge));
        Assert.Empty(meters.Read(Stale));
    }

    private IReadOnlyList<(LogLevel Level, string Event, string Text)> OfDecisions => [.. _log.All.Where(line => line.Event.StartsWith("Decision", StringComparison.Ordinal))];

    private static RolloutDecision Off(string flag)
        => RolloutDecision.SwitchOff(flag, "maria", "floods the queue") with { Since = new DateTimeOffset(2026, 11, 26, 14, 3, 0, TimeSpan.Zero) };

    private Task<Application> StartAsync(FakeDecisionStore? store = null) => Application.StartAsync(
        options => new OpenRolloutProvider(Encoding.UTF8.GetBytes(Application.Manifest()), options),
        options => (options.Logger, options.DecisionStore) = (_log, store ?? _store));
}
