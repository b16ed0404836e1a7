using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenFeature.Model;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>Guardrails in a host: what the configuration needs, what survives a restart, and what the health check reports.</summary>
public sealed class GuardrailTests : IDisposable
{
    private readonly Application _application = new();

    public GuardrailTests() => _application.Folder.Write("flags.json", Manifest());

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task A_state_folder_lets_guardrails_decide_and_keeps_decisions_too()
    {
        _application.Settings["OpenRollout:Guardrails:StateFolder"] = "state";
        using (var first = await StartAsync())
        {
            Assert.True(IsOnFor100Users(first.Provider()));
            FailUsers(first.Provider());
            Assert.False(IsOnFor100Users(first.Provider()));
            await first.StopAsync();
        }

        using var second = await StartAsync();
        Assert.False(IsOnFor100Users(second.Provider()));
        Assert.Equal(GuardrailState.Decided, Assert.Single(second.Provider().GetGuardrails()).State);
        Assert.True(Directory.Exists(_application.Folder["state/decisions"]));
    }

    [Fact]
    public async Task Without_a_state_folder_guardrails_only_tell_and_the_host_is_healthy()
    {
        using var host = await StartAsync();
        FailUsers(host.Provider());
        Assert.True(IsOnFor100Users(host.Provider()));
        Assert.Equal(GuardrailState.Telling, Assert.Single(host.Provider().GetGuardrails()).State);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);
    }

    [Fact]
    public async Task A_guardrail_that_counts_no_users_degrades_the_health()
    {
        _application.Settings["OpenRollout:Guardrails:StateFolder"] = "state";
        using var host = await StartAsync();
        FailUsers(host.Provider(), most: 3);
        host.Provider().Update(Manifest(ratio: 2));
        var report = await CheckAsync(host);
        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.Contains("The guardrail 'failures' of 'stories' counts no users: the definition of the guardrail has changed", report.Description, StringComparison.Ordinal);
        Assert.Single((IReadOnlyList<string>)report.Data["guardrailProblems"]);
    }

    [Fact]
    public async Task Two_monitors_are_refused()
    {
        _application.Settings["OpenRollout:Guardrails:StateFolder"] = "state";
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(o => o.Provider.Monitor = new GuardrailMonitor()));
        Assert.Equal("OpenRollout has two monitors: Provider.Monitor, and the one for Guardrails:StateFolder. Set only one of them.", failure.Message);
    }

    [Fact]
    public async Task An_observer_of_the_container_is_notified()
    {
        _application.Settings["OpenRollout:Guardrails:StateFolder"] = "state";
        var observer = new Observer();
        using var host = await StartAsync(services: services => services.AddSingleton<IGuardrailObserver>(observer));
        FailUsers(host.Provider());
        await Eventually.Is(() => observer.Decision is not null);
    }

    private static string Manifest(double ratio = 1.1) => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "guardrails": { "failures": { "event": "checkout.failed", "ratio": {{ratio}} } },
          "flags": {
            "stories": {
              "flagType": "boolean", "defaultValue": false,
              "rollout": { "salt": "first", "watch": { "guardrails": ["failures"] }, "stage": "some", "stages": [{ "name": "some", "audiences": [{ "percentage": 50 }] }] }
            }
          }
        }
        """);

    private static bool IsOnFor100Users(OpenRolloutProvider provider) => Enumerable.Range(0, 100).Any(number => IsOn(provider, number));

    private static bool IsOn(OpenRolloutProvider provider, int number) => provider.ResolveBooleanValueAsync("stories", false, ContextOf(number)).Result.Value;

    /// <summary>Lets users who have the feature fail.</summary>
    private static void FailUsers(OpenRolloutProvider provider, int most = 40)
    {
        int[] users = [.. Enumerable.Range(0, 1_000).Where(number => IsOn(provider, number)).Take(most)];
        Array.ForEach(users, user => provider.Track("checkout.failed", ContextOf(user)));
    }

    private static EvaluationContext ContextOf(int number) => EvaluationContext.Builder().SetTargetingKey($"user-{number}").Build();

    private static async Task<HealthReportEntry> CheckAsync(IHost host)
        => Assert.Single((await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries).Value;

    private Task<IHost> StartAsync(Action<OpenRolloutHostingOptions>? configure = null, Action<IServiceCollection>? services = null) => _application.StartAsync(
        builder => builder.AddOpenRolloutProvider(o =>
        {
            o.ManifestPath = "flags.json";
            configure?.Invoke(o);
        }),
        collection =>
        {
            collection.AddHealthChecks().AddOpenRollout();
            services?.Invoke(collection);
        });

    private sealed class Observer : IGuardrailObserver
    {
        public RolloutDecision? Decision { get; private set; }

        public ValueTask AlarmedAsync(GuardrailStatus status, RolloutDecision? decision, CancellationToken cancellationToken)
        {
            Decision = decision;
            return ValueTask.CompletedTask;
        }
    }
}
