using Microsoft.Extensions.DependencyInjection;
using OpenFeature;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>Static accessors while a host runs.</summary>
public sealed class BindingTests : IDisposable
{
    private readonly Application _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Flags_are_the_hosts_from_its_start_to_its_stop()
    {
        Assert.False(Flags.Stories.IsEnabled());
        var host = await _application.StartAsync(Giving(true));
        Assert.True(Flags.Stories.IsEnabled());
        Assert.True(Flags.Snapshot().Stories);

        await host.StopAsync();

        Assert.False(Flags.Stories.IsEnabled());
    }

    [Fact]
    public async Task A_host_that_is_to_leave_them_alone_does()
    {
        var host = await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o =>
        {
            o.SourceFactory = _ => Giving(true);
            o.BindFlags = false;
        }));

        Assert.False(Flags.Stories.IsEnabled());
        Assert.True(await host.IsOnAsync(Flags.Stories.Key));
    }

    [Theory]
    [InlineData(new[] { 2, 1, 0 })]
    [InlineData(new[] { 0, 1, 2 })]
    [InlineData(new[] { 1, 0, 2 })]
    public async Task Of_several_hosts_the_last_that_runs_has_them(int[] stopping)
    {
        ArgumentNullException.ThrowIfNull(stopping);
        var hosts = new List<(int Size, Microsoft.Extensions.Hosting.IHost Host)>();
        for (var size = 1; size <= 3; size++)
        {
            hosts.Add((size, await _application.StartAsync(new ScriptedSource(PageSize(size)))));
            Assert.Equal(size, Flags.PageSize.GetValue());
        }

        var running = hosts.ToList();
        foreach (var index in stopping)
        {
            await hosts[index].Host.StopAsync();
            running.Remove(hosts[index]);
            Assert.Equal(running.Count == 0 ? 20 : running[^1].Size, Flags.PageSize.GetValue());
        }
    }

    [Fact]
    public async Task A_binding_of_the_application_takes_precedence()
    {
        var mine = OpenFeature.Isolated.OpenFeatureFactory.CreateIsolated();
        await mine.SetProviderAsync(new OpenRolloutProvider(Flags.EmbeddedManifest));
        using (Flags.Bind(mine))
        {
            await _application.StartAsync(Giving(true));
            Assert.False(Flags.Stories.IsEnabled());
        }

        Assert.True(Flags.Stories.IsEnabled());
        await mine.ShutdownAsync();
    }

    [Fact]
    public async Task Flags_of_a_domain_go_to_its_provider()
    {
        await _application.StartAsync(builder => builder
            .AddOpenRolloutProvider(o => o.SourceFactory = _ => Giving(true))
            .AddOpenRolloutProvider("checkout", o => o.SourceFactory = _ => new ScriptedSource(GeneratedFlags.Express()))
            .AddPolicyName(policy => policy.DefaultNameSelector = _ => null));

        Assert.True(Flags.Stories.IsEnabled());
        Assert.True(CheckoutFlags.Express.IsEnabled());
    }

    [Fact]
    public async Task A_host_with_a_domain_alone_has_its_flags_and_no_others()
    {
        var other = await _application.StartAsync(Giving(true));
        var host = await _application.StartAsync(builder => builder.AddOpenRolloutProvider("checkout", o => o.SourceFactory = _ => new ScriptedSource(GeneratedFlags.Express())));

        Assert.True(Flags.Stories.IsEnabled());
        Assert.True(CheckoutFlags.Express.IsEnabled());
        await host.StopAsync();
        Assert.True(Flags.Stories.IsEnabled());
        Assert.False(CheckoutFlags.Express.IsEnabled());
        await other.StopAsync();
    }

    [Fact]
    public async Task A_start_that_fails_leaves_them_alone()
    {
        await _application.StartAsync(Giving(true));

        await Assert.ThrowsAsync<ManifestException>(() => _application.StartAsync(new ScriptedSource(TestManifests.Bad)));

        Assert.True(Flags.Stories.IsEnabled());
    }

    [Fact]
    public async Task A_host_that_is_disposed_of_without_being_stopped_lets_go_of_them()
    {
        var host = await _application.StartAsync(Giving(true));

        host.Dispose();

        Assert.False(Flags.Stories.IsEnabled());
    }

    private static ScriptedSource Giving(bool stories) => new(GeneratedFlags.Stories(stories));

    private static string PageSize(int size) => $$"""{ "flags": { "pageSize": { "flagType": "integer", "defaultValue": {{size}} } } }""";
}
