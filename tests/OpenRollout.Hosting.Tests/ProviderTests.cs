using Microsoft.Extensions.DependencyInjection;
using OpenFeature;
using OpenRollout.Hosting.Tests.Harness;
using OpenRollout.Tests.Support;

namespace OpenRollout.Hosting.Tests;

/// <summary>The provider in the container.</summary>
public sealed class ProviderTests : IDisposable
{
    private readonly Application _application = new();

    public ProviderTests() => _application.Folder.Write("flags.json", TestManifests.On());

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task A_file_of_the_content_root_is_served_and_followed()
    {
        var host = await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o =>
        {
            o.ManifestPath = "flags.json";
            o.BindFlags = false;
        }));
        Assert.True(await host.IsOnAsync("on"));

        _application.Folder.Write("flags.json", TestManifests.On(false));

        await Eventually.Is(() => !host.IsOnAsync("on").Result);
    }

    [Fact]
    public async Task It_is_a_singleton_and_the_one_that_OpenFeature_has()
    {
        var host = await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o =>
        {
            o.ManifestPath = "flags.json";
            o.BindFlags = false;
        }));

        Assert.Same(host.Provider(), host.Services.GetRequiredService<Api>().GetProvider());
        Assert.Same(host.Provider(), host.Services.GetRequiredService<OpenRolloutProvider>());
    }
}
