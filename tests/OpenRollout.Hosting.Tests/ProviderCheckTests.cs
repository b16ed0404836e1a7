using Microsoft.Extensions.DependencyInjection;
using OpenFeature;
using OpenFeature.Providers.Memory;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>Flags without a provider return their defaults, and a warning is logged at startup.</summary>
public sealed class ProviderCheckTests : IDisposable
{
    private readonly Application _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Flags_without_a_provider_are_warned_of()
    {
        await _application.StartAsync(features => features.AddFlags(Flags.Set));

        Assert.Equal(["Warning: FlagsSnapshot has no provider, so every flag returns its default. Call AddOpenRolloutProvider(…) in AddOpenFeature."], _application.Log.OfOpenRollout);
    }

    [Fact]
    public async Task Flags_of_a_domain_without_a_provider_are_warned_of_with_the_domain()
    {
        await _application.StartAsync(features => features.AddFlags(Flags.Set, options => options.Domain = "shop"));

        Assert.Contains("Call AddOpenRolloutProvider(\"shop\", …)", Assert.Single(_application.Log.OfOpenRollout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_of_another_manifest_is_warned_of()
    {
        await _application.StartAsync(features => features
            .AddOpenRolloutProvider(o => (o.EmbeddedManifest, o.BindFlags) = (new EmbeddedManifest(CheckoutFlags.EmbeddedManifest), false))
            .AddFlags(Flags.Set));

        Assert.Contains(_application.Log.OfOpenRollout, line => line.StartsWith("Warning: The provider of FlagsSnapshot has none of its flags, such as '", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Any_provider_will_do()
    {
        await _application.StartAsync(features => features.AddProvider(_ => new InMemoryProvider()).AddFlags(Flags.Set));
        await _application.StartWithFlagsAsync();

        Assert.DoesNotContain(_application.Log.OfOpenRollout, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_that_is_set_by_hand_will_do()
    {
        var api = OpenFeature.Isolated.OpenFeatureFactory.CreateIsolated();
        await api.SetProviderAsync(new InMemoryProvider());

        await _application.StartAsync(features => features.AddFlags(Flags.Set), services => services.AddSingleton(api));

        Assert.Empty(_application.Log.OfOpenRollout);
    }
}
