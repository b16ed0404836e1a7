using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using OpenFeature;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>The legacy <c>WebHost</c>, which does not call <see cref="Microsoft.Extensions.Hosting.IHostedLifecycleService"/>.</summary>
public sealed class LegacyHostTests
{
    [Fact]
    public async Task Flags_are_ready_and_bound_from_its_start_to_its_stop()
    {
        using var host = Build(services => services.AddOpenFeature(features => features
            .AddOpenRolloutProvider("checkout", options => options.EmbeddedManifest = CheckoutFlags.EmbeddedManifest)));
        var flag = CheckoutFlags.ExpressPay;
        var user = new CheckoutFlagContext { CartTotal = 1000 };
        Assert.False(flag.IsEnabled(user));

        await host.StartAsync();
        Assert.True(flag.IsEnabled(user));
        await host.StopAsync();

        Assert.False(flag.IsEnabled(user));
    }

    [Fact]
    public async Task It_does_not_start_without_the_manifest_that_it_requires()
    {
        using var host = Build(services => services.AddOpenFeature(features => features
            .AddOpenRolloutProvider("checkout", options => options.ManifestPath = "nowhere.json")));

        var exception = await Assert.ThrowsAsync<ManifestException>(() => host.StartAsync());

        Assert.Contains("nowhere.json", exception.Message, StringComparison.Ordinal);
    }

#pragma warning disable ASPDEPR004, ASPDEPR008 // The legacy host is what is tested.
    private static IWebHost Build(Action<IServiceCollection> services) => new WebHostBuilder()
        .UseTestServer()
        .ConfigureServices(services)
        .Configure(_ => { })
        .Build();
#pragma warning restore ASPDEPR004, ASPDEPR008
}
