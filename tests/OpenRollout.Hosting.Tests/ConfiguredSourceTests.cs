using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenFeature;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>A source in the configuration replaces a source set in code, unless code sets the configured option to null.</summary>
public sealed class ConfiguredSourceTests : IDisposable
{
    private static readonly Uri Address = new("https://flags.example.com/flags.json");

    private readonly Application _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public void A_configured_address_replaces_a_path_in_code()
    {
        _application.Settings["OpenRollout:ManifestUrl"] = Address.ToString();

        var options = OptionsOf(o => o.ManifestPath = "/in/code.json");

        Assert.Equal((null, Address), (options.ManifestPath, options.ManifestUrl));
        Assert.Equal(["Information: Ignoring ManifestPath set in code, because the configuration sets OpenRollout:ManifestUrl."], _application.Log.OfOpenRollout);
    }

    [Fact]
    public void A_configured_path_replaces_an_address_in_code()
    {
        _application.Settings["OpenRollout:ManifestPath"] = "/configured.json";

        var options = OptionsOf(o => o.ManifestUrl = Address);

        Assert.Equal(("/configured.json", null), (options.ManifestPath, options.ManifestUrl));
        Assert.Equal(["Information: Ignoring ManifestUrl set in code, because the configuration sets OpenRollout:ManifestPath."], _application.Log.OfOpenRollout);
    }

    [Fact]
    public void A_configured_path_replaces_another_one_in_code()
    {
        _application.Settings["OpenRollout:ManifestPath"] = "/configured.json";

        Assert.Equal("/configured.json", OptionsOf(o => o.ManifestPath = "/in/code.json").ManifestPath);
        Assert.Equal(["Information: Ignoring ManifestPath set in code, because the configuration sets OpenRollout:ManifestPath."], _application.Log.OfOpenRollout);
    }

    [Fact]
    public void The_same_path_in_both_is_not_logged()
    {
        _application.Settings["OpenRollout:ManifestPath"] = "/flags.json";

        Assert.Equal("/flags.json", OptionsOf(o => o.ManifestPath = "/flags.json").ManifestPath);
        Assert.Empty(_application.Log.OfOpenRollout);
    }

    [Fact]
    public void A_configured_address_replaces_a_source_of_the_application()
    {
        _application.Settings["OpenRollout:ManifestUrl"] = Address.ToString();

        var options = OptionsOf(o => o.SourceFactory = _ => new ScriptedSource(TestManifests.On()));

        Assert.Equal((null, Address), (options.SourceFactory, options.ManifestUrl));
    }

    [Fact]
    public async Task Code_that_clears_the_configured_source_uses_its_own()
    {
        _application.Settings["OpenRollout:ManifestUrl"] = Address.ToString();

        var host = await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o => (o.ManifestUrl, o.SourceFactory) = (null, _ => new ScriptedSource(TestManifests.On()))));

        Assert.True(await host.IsOnAsync("on"));
        Assert.DoesNotContain(_application.Log.OfOpenRollout, line => line.Contains("is not used", StringComparison.Ordinal));
    }

    [Fact]
    public void Code_can_read_the_configured_source_and_keep_it()
    {
        _application.Settings["OpenRollout:ManifestUrl"] = Address.ToString();

        var options = OptionsOf(o => o.ManifestPath ??= o.ManifestUrl is null ? "flags.json" : null);

        Assert.Equal((null, Address), (options.ManifestPath, options.ManifestUrl));
        Assert.Empty(_application.Log.OfOpenRollout);
    }

    [Fact]
    public void An_empty_value_is_none()
    {
        _application.Settings["OpenRollout:ManifestPath"] = "";
        _application.Settings["OpenRollout:ManifestUrl"] = Address.ToString();

        Assert.Equal(Address, OptionsOf().ManifestUrl);
    }

    [Fact]
    public void A_domain_has_its_own()
    {
        _application.Settings["OpenRollout:ManifestPath"] = "/flags.json";
        _application.Settings["OpenRollout:Domains:checkout:ManifestUrl"] = Address.ToString();

        var host = _application.Build(builder => builder
            .AddOpenRolloutProvider()
            .AddOpenRolloutProvider("checkout", o => o.ManifestPath = "/checkout.json")
            .AddPolicyName(policy => policy.DefaultNameSelector = _ => null));
        var options = host.Services.GetRequiredService<IOptionsMonitor<OpenRolloutHostingOptions>>();

        Assert.Equal(("/flags.json", null), (options.Get("").ManifestPath, options.Get("").ManifestUrl));
        Assert.Equal((null, Address), (options.Get("checkout").ManifestPath, options.Get("checkout").ManifestUrl));
        Assert.StartsWith("Information: Ignoring ManifestPath set in code", Assert.Single(_application.Log.OfOpenRollout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sources_in_the_configuration_are_an_error()
    {
        _application.Settings["OpenRollout:ManifestPath"] = "flags.json";
        _application.Settings["OpenRollout:ManifestUrl"] = Address.ToString();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => _application.StartAsync(builder => builder.AddOpenRolloutProvider()));

        Assert.Equal(["OpenRollout has more than one manifest: ManifestPath and ManifestUrl. Set only one of them."], exception.Failures);
    }

    private OpenRolloutHostingOptions OptionsOf(Action<OpenRolloutHostingOptions>? configure = null)
        => _application.Build(builder => builder.AddOpenRolloutProvider(configure)).Services.GetRequiredService<IOptions<OpenRolloutHostingOptions>>().Value;
}
