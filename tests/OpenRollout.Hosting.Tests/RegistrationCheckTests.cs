using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenFeature;
using OpenFeature.Providers.Memory;
using OpenRollout.Hosting.Tests.Harness;
using OpenRollout.Testing;

namespace OpenRollout.Hosting.Tests;

/// <summary>Registrations that are meant to replace an application's flags take effect, or fail the start.</summary>
public sealed class RegistrationCheckTests : IDisposable
{
    private readonly Application _application = new();

    private IEnumerable<string> Warnings => _application.Log.OfOpenRollout.Where(line => !line.StartsWith("Information", StringComparison.Ordinal) && !line.StartsWith("Debug", StringComparison.Ordinal));

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task A_second_provider_ends_the_start_and_names_the_registration_that_works()
    {
        var exception = await RefusedAsync(features => AddManifest(features).AddProvider(_ => new TestFlagProvider()));

        Assert.Equal(
            "AddProvider(…) and AddOpenRolloutProvider(…) both add a provider for the default domain, and OpenFeature uses only the first. "
            + "Remove one of the calls. To replace the provider in a test, call services.AddSingleton<FeatureProvider>(provider).",
            exception.Message);
    }

    [Fact]
    public async Task A_second_provider_of_a_domain_ends_the_start()
    {
        var exception = await RefusedAsync(features => features
            .AddOpenRolloutProvider("checkout", o => (o.EmbeddedManifest, o.BindFlags) = (new EmbeddedManifest(Flags.EmbeddedManifest), false))
            .Services.AddOpenFeature(test => test.AddProvider("checkout", (_, _) => new TestFlagProvider())));

        Assert.Contains("call services.AddKeyedSingleton<FeatureProvider>(\"checkout\", provider).", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Providers_of_different_domains_start()
    {
        await _application.StartAsync(features => AddManifest(features).Services.AddOpenFeature(test => test.AddProvider("checkout", (_, _) => new TestFlagProvider())));

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task A_provider_that_replaces_the_first_is_used()
    {
        var flags = new TestFlagProvider();
        var instance = await _application.StartAsync(features => AddManifest(features).Services.AddSingleton<FeatureProvider>(flags));
        Assert.Same(flags, instance.Services.GetRequiredService<Api>().GetProvider());

        var other = new TestFlagProvider();
        var removed = await _application.StartAsync(features =>
        {
            AddManifest(features).Services.RemoveAll<FeatureProvider>();
            features.AddProvider(_ => other);
        });

        Assert.Same(other, removed.Services.GetRequiredService<Api>().GetProvider());
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task A_keyed_provider_replaces_that_of_its_domain()
    {
        var flags = new TestFlagProvider();
        var host = await _application.StartAsync(features => features
            .AddOpenRolloutProvider("checkout", o => (o.EmbeddedManifest, o.BindFlags) = (new EmbeddedManifest(Flags.EmbeddedManifest), false))
            .Services.AddKeyedSingleton<FeatureProvider>("checkout", flags));

        Assert.Same(flags, host.Services.GetRequiredService<Api>().GetProvider("checkout"));
    }

    [Fact]
    public async Task A_manifest_that_another_provider_precedes_is_warned_of()
    {
        await _application.StartAsync(features => AddManifest(features.AddProvider(_ => new InMemoryProvider())));

        Assert.StartsWith("Warning: The manifest of the default domain is not used, because AddProvider was called too and OpenFeature uses ", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestFlagProvider_registered_as_itself_fails_the_start()
    {
        var exception = await RefusedAsync(features => AddManifest(features).Services.AddSingleton(new TestFlagProvider()));

        Assert.Contains("services.AddSingleton<FeatureProvider>(flags)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestFlagProvider_registered_both_ways_starts()
    {
        var flags = new TestFlagProvider();

        await _application.StartAsync(features => AddManifest(features).Services.AddSingleton(flags).AddSingleton<FeatureProvider>(flags));

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Replaced_options_end_the_start()
    {
        var exception = await RefusedAsync(features => AddManifest(features).Services.AddSingleton(Options.Create(new OpenRolloutHostingOptions())));

        Assert.Contains("services.Configure<OpenRolloutHostingOptions>(options => …)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_are_configured_again_are_used()
    {
        var host = await _application.StartAsync(features => AddManifest(features).AddOpenRolloutProvider(o => o.EmbeddedManifest = new EmbeddedManifest("""{ "flags": {} }"""u8)));

        Assert.Empty(host.Services.GetRequiredService<OpenRolloutProvider>().Overview.GetFlagStatuses());
    }

    [Fact]
    public async Task A_source_that_nothing_uses_is_warned_of()
    {
        await _application.StartAsync(features => AddManifest(features).Services.AddSingleton<IManifestSource>(new FileManifestSource("none.json")));

        Assert.Contains("Set SourceFactory = services => services.GetRequiredService<IManifestSource>()", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    private static OpenFeature.Hosting.OpenFeatureBuilder AddManifest(OpenFeature.Hosting.OpenFeatureBuilder features)
        => features.AddOpenRolloutProvider(o => (o.EmbeddedManifest, o.BindFlags) = (new EmbeddedManifest(Flags.EmbeddedManifest), false));

    private Task<InvalidOperationException> RefusedAsync(Action<OpenFeature.Hosting.OpenFeatureBuilder> openFeature)
        => Assert.ThrowsAsync<InvalidOperationException>(() => _application.StartAsync(openFeature));
}
