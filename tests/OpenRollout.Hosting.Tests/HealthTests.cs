using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using OpenFeature;
using OpenRollout.Hosting.Tests.Harness;
using OpenRollout.Manifest;

namespace OpenRollout.Hosting.Tests;

/// <summary>The health check.</summary>
public sealed class HealthTests : IDisposable
{
    private readonly Application _application = new();
    private readonly ScriptedSource _source = new(TestManifests.On());

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task It_is_healthy_while_the_manifest_is_current()
    {
        var host = await _application.StartAsync(_source, services => services.AddHealthChecks().AddOpenRollout(tags: ["ready"]));

        var (entry, data) = await CheckAsync(host, "openrollout");

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(["ready"], entry.Tags);
        Assert.Equal(["ageSeconds", "confirmedAt", "servedSince", "version"], data.Keys.Order());
        Assert.Equal(host.Provider().Status.Version, data["version"]);
        Assert.Equal(host.Provider().Status.ServedSince, data["servedSince"]);
        Assert.True((double)data["ageSeconds"] >= 0);
    }

    [Fact]
    public async Task It_is_degraded_while_the_provider_is_stale()
    {
        var host = await _application.StartAsync(_source, services => services.AddHealthChecks().AddOpenRollout());
        await _source.GiveAndWaitAsync(TestManifests.Bad);

        var (entry, data) = await CheckAsync(host, "openrollout");

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("flags.json(2,24): error", entry.Description, StringComparison.Ordinal);
        Assert.Contains("flags.json(2,24): error", (string)data["problem"], StringComparison.Ordinal);
        Assert.Equal(host.Provider().Status.StaleSince, data["staleSince"]);

        await _source.GiveAndWaitAsync(TestManifests.On(false));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host, "openrollout")).Entry.Status);
    }

    [Theory]
    [InlineData(HealthStatus.Unhealthy)]
    [InlineData(HealthStatus.Degraded)]
    public async Task It_is_unhealthy_without_a_valid_manifest(HealthStatus failure)
    {
        var host = await _application.StartAsync(
            builder => builder.AddOpenRolloutProvider(o =>
            {
                o.SourceFactory = _ => new ScriptedSource(TestManifests.Bad);
                o.RequiredAtStart = RequiredManifest.None;
            }),
            services => services.AddHealthChecks().AddOpenRollout(failureStatus: failure));

        var (entry, data) = await CheckAsync(host, "openrollout");

        Assert.Equal(failure, entry.Status);
        Assert.StartsWith("No valid manifest: flags.json(2,24): error", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("version", data.Keys);
    }

    [Theory]
    [InlineData(1, HealthStatus.Degraded)]
    [InlineData(3, HealthStatus.Unhealthy)]
    public async Task It_fails_where_a_stale_manifest_is_too_old(int hours, HealthStatus expected)
    {
        var host = await _application.StartAsync(_source, services => services.AddHealthChecks().AddOpenRollout(maximumAge: TimeSpan.FromHours(2)));
        var outage = ManifestReader.Unreadable("server", "it does not answer").Problems;
        _source.Give(LoadedManifest.Read(Encoding.UTF8.GetBytes(TestManifests.On())).AsOf(DateTimeOffset.UtcNow.AddHours(-hours), outage));
        await _source.WaitUntilTakenAsync();

        var (entry, data) = await CheckAsync(host, "openrollout");

        Assert.Equal(expected, entry.Status);
        Assert.InRange((double)data["ageSeconds"], hours * 3600, (hours * 3600) + 600);
    }

    [Fact]
    public async Task A_manifest_that_is_old_and_current_is_healthy()
    {
        var host = await _application.StartAsync(_source, services => services.AddHealthChecks().AddOpenRollout(maximumAge: TimeSpan.FromTicks(1)));

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host, "openrollout")).Entry.Status);
    }

    [Fact]
    public async Task A_domain_has_a_check_of_its_own()
    {
        var host = await _application.StartAsync(
            builder => builder
                .AddOpenRolloutProvider(o => o.SourceFactory = _ => _source)
                .AddOpenRolloutProvider("checkout", o => o.SourceFactory = _ => new ScriptedSource(TestManifests.On(false)))
                .AddPolicyName(policy => policy.DefaultNameSelector = _ => null),
            services => services.AddHealthChecks().AddOpenRollout().AddOpenRollout("checkout").AddOpenRollout("checkout", name: "till"));

        var (_, data) = await CheckAsync(host, "openrollout:checkout");

        Assert.Equal(host.Services.GetRequiredKeyedService<OpenRolloutProvider>("checkout").Status.Version, data["version"]);
        Assert.Equal(data["version"], (await CheckAsync(host, "till")).Data["version"]);
        Assert.NotEqual(data["version"], (await CheckAsync(host, "openrollout")).Data["version"]);
    }

    private static async Task<(HealthReportEntry Entry, IReadOnlyDictionary<string, object> Data)> CheckAsync(IHost host, string name)
    {
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return (report.Entries[name], report.Entries[name].Data);
    }
}
