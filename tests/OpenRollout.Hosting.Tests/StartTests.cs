using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenFeature;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>The requirements to start a host, and the state after the start.</summary>
public sealed class StartTests : IDisposable
{
    private readonly Application _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task A_manifest_with_errors_is_reported_with_its_location()
    {
        var path = _application.Folder.Write("flags.json", TestManifests.Bad);

        var exception = await Assert.ThrowsAsync<ManifestException>(() => StartAsync("flags.json"));

        Assert.StartsWith($"{path}(2,24): error ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_manifest_is_reported_with_its_full_path()
    {
        var exception = await Assert.ThrowsAsync<ManifestException>(() => StartAsync("nowhere.json"));

        Assert.StartsWith(_application.Folder["nowhere.json"], exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provider_without_a_manifest_is_reported()
    {
        _application.Folder.Write("flags.json", TestManifests.On());

        var exception = await Assert.ThrowsAsync<ManifestException>(() => _application.StartAsync(builder => builder
            .AddOpenRolloutProvider(o => o.ManifestPath = "flags.json")
            .AddOpenRolloutProvider("checkout", o => o.ManifestPath = "nowhere.json")
            .AddPolicyName(policy => policy.DefaultNameSelector = _ => null)));

        Assert.Contains("nowhere.json", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_required_flags_give_their_defaults_until_there_is_a_manifest()
    {
        _application.Folder.Write("flags.json", TestManifests.Bad);
        await StartAsync("flags.json", o => o.RequiredAtStart = RequiredManifest.None);
        Assert.False(Flags.Stories.IsEnabled());
        Assert.Contains("flags.json(2,24): error", Flags.Stories.GetDetails().ErrorMessage, StringComparison.Ordinal);

        _application.Folder.Write("flags.json", GeneratedFlags.Stories());

        await Eventually.Is(() => Flags.Stories.IsEnabled());
    }

    [Fact]
    public async Task The_embedded_manifest_is_served_until_the_source_returns_a_valid_one()
    {
        _application.Folder.Write("flags.json", TestManifests.Bad);
        var host = await StartAsync("flags.json", o => o.EmbeddedManifest = Flags.EmbeddedManifest);
        Assert.Equal("STATIC", Flags.PageSize.GetDetails().Reason);
        Assert.NotNull(host.Provider().Status.StaleSince);

        _application.Folder.Write("flags.json", GeneratedFlags.Stories());

        await Eventually.Is(() => Flags.Stories.IsEnabled());
        Assert.Null(host.Provider().Status.StaleSince);
    }

    [Fact]
    public async Task Where_a_current_manifest_is_required_the_embedded_one_is_not_enough()
    {
        _application.Folder.Write("flags.json", TestManifests.Bad);
        await Assert.ThrowsAsync<ManifestException>(() => StartAsync("flags.json", Configure));
        _application.Folder.Write("flags.json", GeneratedFlags.Stories());
        await StartAsync("flags.json", Configure);

        Assert.True(Flags.Stories.IsEnabled());

        static void Configure(OpenRolloutHostingOptions options)
        {
            options.EmbeddedManifest = Flags.EmbeddedManifest;
            options.RequiredAtStart = RequiredManifest.Current;
        }
    }

    [Fact]
    public async Task Without_a_source_the_embedded_one_is_the_current_one()
    {
        await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o =>
        {
            o.EmbeddedManifest = Flags.EmbeddedManifest;
            o.RequiredAtStart = RequiredManifest.Current;
        }));

        Assert.Equal(20, Flags.PageSize.GetValue());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Flags_are_ready_before_any_service_starts(bool startConcurrently)
    {
        var workers = Enumerable.Range(0, 3).Select(_ => new Worker(() => Flags.Stories.IsEnabled())).ToList();

        await _application.StartAsync(new ScriptedSource(GeneratedFlags.Stories()), services =>
        {
            workers.ForEach(worker => services.AddSingleton<IHostedService>(worker));
            services.Configure<HostOptions>(options => options.ServicesStartConcurrently = startConcurrently);
        });

        Assert.All(workers, worker => Assert.True(worker.AtStart));
    }

    [Fact]
    public async Task A_source_that_never_answers_is_given_up_with_the_start()
    {
        using var giveUp = new CancellationTokenSource();
        var host = _application.Build(builder => builder.AddOpenRolloutProvider(o => o.SourceFactory = _ => new ScriptedSource()));

        var starting = host.StartAsync(giveUp.Token);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_start_that_is_canceled_ends_although_a_source_does_not_answer(bool startConcurrently, bool afterOpenFeature)
    {
        // As if the start timed out: the host cancels the same token.
        using var cancellation = new CancellationTokenSource();
        var answering = new ScriptedSource(GeneratedFlags.Stories());
        var host = _application.Build(
            builder => builder
                .AddOpenRolloutProvider(o => o.SourceFactory = _ => answering)
                .AddOpenRolloutProvider("checkout", o => o.SourceFactory = _ => new SilentSource())
                .AddPolicyName(policy => policy.DefaultNameSelector = _ => null),
            services =>
            {
                services.Configure<HostOptions>(options => options.ServicesStartConcurrently = startConcurrently);
                _ = afterOpenFeature ? services.AddOpenFeature(_ => { }) : services;
            });

        var starting = host.StartAsync(cancellation.Token);
        await answering.WaitUntilTakenAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting.WaitAsync(Eventually.Patience));
        Assert.Contains("Error: The host was stopped while starting, before a silent source returned a manifest.", _application.Log.OfOpenRollout);
        Assert.False(Flags.Stories.IsEnabled());
    }

    [Fact]
    public async Task Without_a_host_the_container_is_started_by_OpenFeatures_manager()
    {
        await using var services = new ServiceCollection()
            .AddOpenFeature(builder => builder.AddOpenRolloutProvider(o => o.EmbeddedManifest = Flags.EmbeddedManifest))
            .AddLogging()
            .BuildServiceProvider();
        await services.GetRequiredService<OpenFeature.Hosting.IFeatureLifecycleManager>().EnsureInitializedAsync();

        Assert.Equal(20, await services.GetRequiredService<Api>().GetClient().GetIntegerValueAsync(Flags.PageSize.Key, 0));
    }

    private Task<IHost> StartAsync(string path, Action<OpenRolloutHostingOptions>? configure = null)
        => _application.StartAsync(builder => builder.AddOpenRolloutProvider(o =>
        {
            o.ManifestPath = path;
            configure?.Invoke(o);
        }));
}
