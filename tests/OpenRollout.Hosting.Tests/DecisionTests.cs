using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>Decisions in a host: where they are kept, what the start requires, and what the health check reports.</summary>
public sealed class DecisionTests : IDisposable
{
    private static readonly RolloutDecision Off = RolloutDecision.SwitchOff("on", "maria", "floods the queue") with { Since = new DateTimeOffset(2026, 11, 26, 14, 3, 0, TimeSpan.Zero) };

    private readonly Application _application = new();

    public DecisionTests() => _application.Folder.Write("flags.json", TestManifests.On());

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task A_decision_in_a_folder_survives_a_restart()
    {
        _application.Settings["OpenRollout:DecisionStore"] = "state/decisions";
        using (var first = await StartAsync())
        {
            await first.Provider().DecideAsync(Off);
            await first.StopAsync();
        }

        var second = await StartAsync();

        Assert.Equal(Off, Assert.Single(second.Provider().Overview.Decisions).Decision);
        Assert.True(Directory.Exists(_application.Folder["state/decisions"]));
        Assert.Equal("on is off in Production since 2026-11-26 14:03 UTC by maria: floods the queue", second.Provider().Overview.GetFlagStatuses()[0].ToString());
    }

    [Fact]
    public async Task A_store_of_the_container_is_used()
    {
        var store = new FakeDecisionStore(Off);

        var host = await StartAsync(services: services => services.AddSingleton<IDecisionStore>(store));

        Assert.Equal(DecisionEffect.Off, Assert.Single(host.Provider().Overview.Decisions).Effect);
        Assert.Equal([new DecisionScope("flags", "Production")], store.Scopes);
    }

    [Fact]
    public async Task A_folder_takes_precedence_over_the_container()
    {
        var host = await StartAsync(o => o.DecisionStore = "decisions", services => services.AddSingleton<IDecisionStore>(new FakeDecisionStore(Off)));

        Assert.Empty(host.Provider().Overview.Decisions);
    }

    [Fact]
    public async Task Two_stores_are_refused()
    {
        _application.Settings["OpenRollout:DecisionStore"] = "decisions";

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(o => o.Provider.DecisionStore = new FakeDecisionStore()));

        Assert.Equal(["OpenRollout has two decision stores: DecisionStore and Provider.DecisionStore. Set only one of them."], exception.Failures);
    }

    [Theory]
    [InlineData(RequiredManifest.None)]
    [InlineData(RequiredManifest.Good)]
    public async Task Unknown_decisions_are_unhealthy_but_do_not_prevent_the_start(RequiredManifest required)
    {
        var store = new FakeDecisionStore { Answers = false };
        var starting = StartAsync(o => (o.RequiredAtStart, o.Provider.DecisionStore) = (required, store), services => services.AddHealthChecks().AddOpenRollout());
        await FailAsync(store, starting);
        var host = await starting;

        var entry = await CheckAsync(host);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.EndsWith("The decisions are unknown: the server does not respond", entry.Description, StringComparison.Ordinal);
        Assert.True(await host.IsOnAsync("on"));
    }

    [Fact]
    public async Task Where_a_current_manifest_is_required_unknown_decisions_prevent_the_start()
    {
        var store = new FakeDecisionStore { Answers = false };
        var starting = StartAsync(o => (o.RequiredAtStart, o.Provider.DecisionStore) = (RequiredManifest.Current, store));
        await FailAsync(store, starting);

        var exception = await Assert.ThrowsAsync<ManifestException>(() => starting);

        Assert.EndsWith("decisions may be missing, and RequiredAtStart is Current: the server does not respond", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_current_manifest_is_required_a_damaged_decision_prevents_the_start()
    {
        var store = new FakeDecisionStore { Answers = false };
        var starting = StartAsync(o => (o.RequiredAtStart, o.Provider.DecisionStore) = (RequiredManifest.Current, store));
        await Eventually.Is(() =>
        {
            store.Give(new DecisionSnapshot([], []) { Problem = "a file is damaged" });
            return starting.IsCompleted;
        });

        var exception = await Assert.ThrowsAsync<ManifestException>(() => starting);

        Assert.EndsWith("decisions may be missing, and RequiredAtStart is Current: a file is damaged", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_in_force_are_data_and_an_unreachable_store_is_degraded()
    {
        var store = new FakeDecisionStore(Off);
        var host = await StartAsync(o => o.Provider.DecisionStore = store, services => services.AddHealthChecks().AddOpenRollout());
        var entry = await CheckAsync(host);
        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.EndsWith(" is current. 1 decision is in force.", entry.Description, StringComparison.Ordinal);
        Assert.Equal(("Production", false), (entry.Data["environment"], entry.Data["hasOverlay"]));
        Assert.Equal(
            [KeyValuePair.Create(Off.Id, "on is off in Production since 2026-11-26 14:03 UTC by maria: floods the queue")],
            (Dictionary<string, string>)entry.Data["decisions"]);

        store.Give(DecisionSnapshot.Unavailable("the server does not respond"));
        await Eventually.Is(() => host.Provider().Overview.DecisionStore!.Problem is not null);

        entry = await CheckAsync(host);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("the server does not respond", entry.Data["decisionsProblem"]);
        Assert.Contains("Decisions may be missing: the server does not respond", entry.Description, StringComparison.Ordinal);
    }

    private static async Task<HealthReportEntry> CheckAsync(IHost host)
        => (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["openrollout"];

    /// <summary>Lets the store fail as soon as the starting provider reads it.</summary>
    private static Task FailAsync(FakeDecisionStore store, Task starting) => Eventually.Is(() =>
    {
        store.Give(DecisionSnapshot.Unavailable("the server does not respond"));
        return starting.IsCompleted;
    });

    private Task<IHost> StartAsync(Action<OpenRolloutHostingOptions>? configure = null, Action<IServiceCollection>? services = null) => _application.StartAsync(
        builder => builder.AddOpenRolloutProvider(o =>
        {
            o.ManifestPath = "flags.json";
            configure?.Invoke(o);
        }),
        services);
}
