using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenFeature;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>The provider in the container and the sources of its manifest.</summary>
public sealed class ProviderTests : IDisposable
{
    private readonly Application _application = new();

    public ProviderTests() => _application.Folder.Write("flags.json", TestManifests.On());

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task A_file_of_the_content_root_is_served_and_followed()
    {
        var host = await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o => o.ManifestPath = "flags.json"));
        Assert.True(await host.IsOnAsync("on"));

        _application.Folder.Write("flags.json", TestManifests.On(false));

        await Eventually.Is(() => !host.IsOnAsync("on").Result);
    }

    [Fact]
    public async Task A_file_that_the_content_root_lacks_is_read_from_the_folder_of_the_application()
    {
        File.Delete(_application.Folder["flags.json"]);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "checkout.flags.json"), _application.Folder["checkout.flags.json"]);
        _application.Folder.Write("checkout.flags.json", TestManifests.Of(("in root", true)));

        var host = await _application.StartAsync(builder => builder
            .AddOpenRolloutProvider(o => o.ManifestPath = "flags.json")
            .AddOpenRolloutProvider("checkout", o => o.ManifestPath = "checkout.flags.json")
            .AddPolicyName(policy => policy.DefaultNameSelector = _ => null));

        Assert.Equal(20, Flags.PageSize.GetValue());
        Assert.NotNull(host.Provider().Explain("pageSize"));
        Assert.True(await host.IsOnAsync("in root", "checkout"));
    }

    [Fact]
    public async Task It_is_a_singleton_and_the_one_that_OpenFeature_has()
    {
        var host = await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o => o.ManifestPath = "flags.json"));

        Assert.Same(host.Provider(), host.Services.GetRequiredService<Api>().GetProvider());
        Assert.Same(host.Provider(), host.Services.GetRequiredService<OpenRolloutProvider>());
    }

    [Fact]
    public async Task Each_domain_has_a_provider_of_its_own()
    {
        _application.Folder.Write("checkout.flags.json", TestManifests.On(false));
        var host = await _application.StartAsync(builder => builder
            .AddOpenRolloutProvider(o => o.ManifestPath = "flags.json")
            .AddOpenRolloutProvider("checkout", o => o.ManifestPath = "checkout.flags.json")
            .AddPolicyName(policy => policy.DefaultNameSelector = _ => null));
        var checkout = host.Services.GetRequiredKeyedService<OpenRolloutProvider>("checkout");

        Assert.NotSame(host.Provider(), checkout);
        Assert.Same(checkout, host.Services.GetRequiredService<Api>().GetProvider("checkout"));
        Assert.True(await host.IsOnAsync("on"));
        Assert.False(await host.IsOnAsync("on", "checkout"));
    }

    [Fact]
    public async Task Adding_it_twice_makes_one_with_the_options_of_both()
    {
        var host = await _application.StartAsync(builder => builder
            .AddOpenRolloutProvider(o => o.ManifestPath = "nowhere.json")
            .AddOpenRolloutProvider(o => o.ManifestPath = "flags.json"));

        Assert.Single(host.Services.GetServices<OpenRolloutProvider>());
        Assert.True(await host.IsOnAsync("on"));
    }

    [Fact]
    public async Task A_source_of_the_applications_own_is_made_from_the_container()
    {
        var source = new ScriptedSource(TestManifests.On());
        var host = await _application.StartAsync(
            builder => builder.AddOpenRolloutProvider(o => o.SourceFactory = services => services.GetRequiredService<ScriptedSource>()),
            services => services.AddSingleton(source));

        Assert.True(await host.IsOnAsync("on"));
        Assert.Equal(1, source.Readings);
    }

    [Fact]
    public async Task The_compiled_in_manifest_alone_will_do()
    {
        var host = await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o => o.EmbeddedManifest = Flags.EmbeddedManifest));

        Assert.Equal(20, Flags.PageSize.GetValue());
        Assert.Null(host.Provider().Status.Problem);
    }

    [Theory]
    [InlineData("2026-12-01T07:59:59Z", false)]
    [InlineData("2026-12-01T08:00:00Z", true)]
    public async Task Schedules_go_by_the_containers_clock(string now, bool isOn)
    {
        var source = new ScriptedSource("""
            { "flags": { "on": { "flagType": "boolean", "defaultValue": false, "rollout": {
              "stages": [{ "name": "all", "startsAt": "2026-12-01T08:00:00Z", "audiences": [{ "percentage": 100 }] }] } } } }
            """);
        var host = await _application.StartAsync(source, services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(DateTimeOffset.Parse(now, null))));

        Assert.Equal(isOn, await host.IsOnAsync("on"));
    }

    [Fact]
    public async Task Exposures_go_to_the_containers_sink()
    {
        var sink = new ExposureRecord();
        var host = await _application.StartAsync(
            new ScriptedSource("""
                { "flags": { "on": { "flagType": "boolean", "defaultValue": false, "rollout": {
                  "stage": "all", "stages": [{ "name": "all", "audiences": [{ "percentage": 100 }] }] } } } }
                """),
            services => services.AddSingleton<IExposureSink>(sink));

        Assert.True(await host.IsOnAsync("on", user: "user-1"));
        await host.StopAsync();

        Assert.Equal(["on"], sink.Flags);
    }

    [Fact]
    public async Task Options_of_the_provider_are_at_hand()
    {
        var tracked = new List<string>();
        var host = await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o =>
        {
            o.ManifestPath = "flags.json";
            o.Provider.OnTracked = (name, _, _) => tracked.Add(name);
        }));

        host.Services.GetRequiredService<Api>().GetClient().Track("bought");

        Assert.Equal(["bought"], tracked);
    }
}
