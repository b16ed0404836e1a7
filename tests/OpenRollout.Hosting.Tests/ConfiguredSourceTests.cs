using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenFeature;
using OpenRollout.Hosting.Tests.Harness;
using OpenRollout.Tests.Support;

namespace OpenRollout.Hosting.Tests;

/// <summary>A source that code sets takes the place of the one that is configured, whichever kind they are.</summary>
public sealed class ConfiguredSourceTests : IDisposable
{
    private static readonly Uri Address = new("https://flags.example.com/flags.json");

    private readonly Application _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public void A_path_in_code_replaces_a_configured_address()
    {
        _application.Settings["OpenRollout:ManifestUrl"] = Address.ToString();

        var options = OptionsOf(o => o.ManifestPath = "/in/code.json");

        Assert.Equal(("/in/code.json", null), (options.ManifestPath, options.ManifestUrl));
        Assert.Equal(["Information: OpenRollout:ManifestUrl of the configuration is not used: the application's code sets ManifestPath."], _application.Log.OfOpenRollout);
    }

    [Fact]
    public void An_address_in_code_replaces_a_configured_path()
    {
        _application.Settings["OpenRollout:ManifestPath"] = "flags.json";

        var options = OptionsOf(o => o.ManifestUrl = Address);

        Assert.Equal((null, Address), (options.ManifestPath, options.ManifestUrl));
        Assert.Equal(["Information: OpenRollout:ManifestPath of the configuration is not used: the application's code sets ManifestUrl."], _application.Log.OfOpenRollout);
    }

    [Fact]
    public async Task A_source_in_code_replaces_whatever_is_configured()
    {
        _application.Settings["OpenRollout:ManifestUrl"] = Address.ToString();
        _application.Settings["OpenRollout:ManifestPath"] = "flags.json";

        var host = await _application.StartAsync(new ScriptedSource(TestManifests.On()));

        Assert.True(await host.IsOnAsync("on"));
        Assert.Equal(2, _application.Log.OfOpenRollout.Count(line => line.EndsWith("is not used: the application's code sets Source.", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_kind_in_code_replaces_both_that_are_configured()
    {
        const string Path = "/flags.json";
        _application.Settings["OpenRollout:ManifestPath"] = Path;
        _application.Settings["OpenRollout:ManifestUrl"] = Address.ToString();

        var options = OptionsOf(o => o.ManifestPath = Path);

        Assert.Equal((Path, null), (options.ManifestPath, options.ManifestUrl));
    }

    [Fact]
    public void Code_that_looks_at_what_is_configured_may_leave_it()
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
        Assert.Equal(("/checkout.json", null), (options.Get("checkout").ManifestPath, options.Get("checkout").ManifestUrl));
        Assert.StartsWith("Information: OpenRollout:Domains:checkout:ManifestUrl of the configuration is not used", Assert.Single(_application.Log.OfOpenRollout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_in_the_configuration_are_told()
    {
        _application.Settings["OpenRollout:ManifestPath"] = "flags.json";
        _application.Settings["OpenRollout:ManifestUrl"] = Address.ToString();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => _application.StartAsync(builder => builder.AddOpenRolloutProvider()));

        Assert.Equal(["OpenRollout has more than one manifest, ManifestPath and ManifestUrl: leave one of them."], exception.Failures);
    }

    private OpenRolloutHostingOptions OptionsOf(Action<OpenRolloutHostingOptions>? configure = null)
        => _application.Build(builder => builder.AddOpenRolloutProvider(configure)).Services.GetRequiredService<IOptions<OpenRolloutHostingOptions>>().Value;
}
