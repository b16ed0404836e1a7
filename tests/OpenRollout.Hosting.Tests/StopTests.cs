using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenFeature;
using OpenFeature.Hosting;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>The stop of a host.</summary>
public sealed class StopTests : IDisposable
{
    private readonly Application _application = new();
    private readonly ScriptedSource _source = new(GeneratedFlags.Stories());

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Flags_are_served_until_the_last_service_has_stopped()
    {
        var first = new Worker(() => Flags.Stories.IsEnabled());
        var last = new Worker(() => Flags.Stories.IsEnabled());
        var host = await _application.StartAsync(
            builder =>
            {
                builder.AddOpenRolloutProvider(o => o.SourceFactory = _ => _source);
                builder.Services.AddSingleton<IHostedService>(last);
            },
            services => services.AddSingleton<IHostedService>(first));

        await host.StopAsync();

        Assert.True(first.AtStop);
        Assert.True(last.AtStop);
    }

    [Fact]
    public async Task The_source_has_ended_when_the_host_has_stopped()
    {
        var host = await _application.StartAsync(_source);

        await host.StopAsync();

        Assert.True(_source.HasEnded);
        Assert.NotSame(host.Provider(), host.Services.GetRequiredService<Api>().GetProvider());
    }

    [Fact]
    public async Task Another_stop_state_is_respected()
    {
        var worker = new Worker(() => Flags.Stories.IsEnabled());
        var host = await _application.StartAsync(_source, services =>
        {
            services.AddSingleton<IHostedService>(worker);
            services.Configure<FeatureLifecycleStateOptions>(options => options.StopState = FeatureStopState.Stopping);
        });

        await host.StopAsync();

        Assert.False(worker.AtStop);
        Assert.True(_source.HasEnded);
    }

    [Fact]
    public async Task A_host_that_did_not_start_ends_its_sources_when_it_is_disposed_of()
    {
        var host = _application.Build(builder => builder
            .AddOpenRolloutProvider(o => o.SourceFactory = _ => _source)
            .AddOpenRolloutProvider("checkout", o => o.SourceFactory = _ => new ScriptedSource(TestManifests.Bad))
            .AddPolicyName(policy => policy.DefaultNameSelector = _ => null));
        await Assert.ThrowsAsync<ManifestException>(() => host.StartAsync());
        Assert.False(_source.HasEnded);

        host.Dispose();

        Assert.True(_source.HasEnded);
    }

    [Fact]
    public async Task A_second_stop_does_not_shut_OpenFeature_down_while_the_first_one_does()
    {
        var manager = new ScriptedLifecycleManager();
        var host = await _application.StartAsync(_source, services => services.AddSingleton(manager).AddSingleton<IFeatureLifecycleManager, ScriptedLifecycleManager.Forwarding>());

        var first = host.StopAsync();
        await manager.FirstShutdown;
        using var impatient = new CancellationTokenSource();
        var cancelled = host.Services.GetRequiredService<IFeatureLifecycleManager>().ShutdownAsync(impatient.Token);
        var second = host.StopAsync();
        Assert.Equal(1, manager.Shutdowns);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(cancelled.AsTask);
        manager.Finish();
        await Task.WhenAll(first, second);

        Assert.Equal(2, manager.Shutdowns);
        Assert.False(manager.HasOverlapped);
    }

    [Fact]
    public async Task A_second_stop_may_come_after_the_host_was_disposed_of()
    {
        var host = await _application.StartAsync(_source);
        var manager = host.Services.GetRequiredService<IFeatureLifecycleManager>();
        await host.StopAsync();
        host.Dispose();

        await manager.ShutdownAsync();
    }
}
