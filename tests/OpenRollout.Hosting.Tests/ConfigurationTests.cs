using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>Options from the configuration.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly Application _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task The_configuration_alone_will_do()
    {
        _application.Folder.Write("config/flags.json", TestManifests.On());
        _application.Settings["OpenRollout:ManifestPath"] = "config/flags.json";

        var host = await _application.StartAsync(builder => builder.AddOpenRolloutProvider());

        Assert.True(await host.IsOnAsync("on"));
    }

    [Fact]
    public void Code_wins_but_for_the_source()
    {
        _application.Settings["OpenRollout:RequiredAtStart"] = "None";
        _application.Settings["OpenRollout:BindFlags"] = "false";

        var options = OptionsOf(null, o => (o.ManifestPath, o.RequiredAtStart) = ("/in/code.json", RequiredManifest.Current));

        Assert.Equal((RequiredManifest.Current, false), (options.RequiredAtStart, options.BindFlags));
    }

    [Fact]
    public void A_domain_has_a_section_of_its_own()
    {
        _application.Settings["OpenRollout:ManifestPath"] = "/default.json";
        _application.Settings["OpenRollout:Domains:checkout:ManifestPath"] = "/checkout.json";
        _application.Settings["OpenRollout:Domains:checkout:BindFlags"] = "false";

        var options = OptionsOf("checkout");

        Assert.Equal("/checkout.json", options.ManifestPath);
        Assert.False(options.BindFlags);
    }

    [Fact]
    public void Everything_about_a_server_can_be_configured()
    {
        foreach (var (key, value) in new[]
        {
            ("ManifestUrl", "https://flags.example.com/flags.json"),
            ("Http:PollingInterval", "00:01:00"),
            ("Http:Jitter", "0.5"),
            ("Http:Timeout", "00:00:03"),
            ("Http:MaximumLength", "1000"),
            ("Http:FailuresBeforeStale", "7"),
            ("Http:Headers:Authorization", "Bearer secret"),
            ("Http:AllowedHosts:0", "mirror.example.com"),
            ("Http:Signature", "https://flags.example.com/signed"),
            ("Http:CacheFolder", "cache"),
        })
        {
            _application.Settings[$"OpenRollout:{key}"] = value;
        }

        var (options, http) = (OptionsOf(null, Validate), OptionsOf(null, Validate).Http);

        Assert.Equal(new Uri("https://flags.example.com/flags.json"), options.ManifestUrl);
        Assert.Equal((TimeSpan.FromMinutes(1), 0.5, TimeSpan.FromSeconds(3)), (http.PollingInterval, http.Jitter, http.Timeout));
        Assert.Equal((1000, 7), (http.MaximumLength, http.FailuresBeforeStale));
        Assert.Equal("Bearer secret", http.Headers["authorization"]);
        Assert.Equal(["mirror.example.com"], http.AllowedHosts);
        Assert.Equal(new Uri("https://flags.example.com/signed"), http.Signature);
        Assert.Equal(_application.Folder["cache"], http.CacheFolder);
        Assert.Equal(new HttpManifestOptions().RetryDelay, http.RetryDelay);

        // A SignedName without a PublicKey is invalid.
        static void Validate(OpenRolloutHostingOptions options) => options.Http.PublicKey = Key;
    }

    [Theory]
    [InlineData("RequiredAtStart", "Sometimes")]
    [InlineData("BindFlags", "yes")]
    [InlineData("Http:PollingInterval", "soon")]
    [InlineData("Http:MaximumRedirects", "many")]
    public async Task An_invalid_value_fails_the_start(string key, string value)
    {
        _application.Settings["OpenRollout:ManifestPath"] = "flags.json";
        _application.Settings[$"OpenRollout:{key}"] = value;

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => _application.StartAsync(builder => builder.AddOpenRolloutProvider()));

        Assert.Contains(value, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"OpenRollout:{key}", exception.Message, StringComparison.Ordinal);
    }

    private const string Key = """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9
        q9UU8I5mEovUf86QZ7kOBIjJwqnzD1omageEHWwHdBO6B+dFabmdT9POxg==
        -----END PUBLIC KEY-----
        """;

    private OpenRolloutHostingOptions OptionsOf(string? domain, Action<OpenRolloutHostingOptions>? configure = null)
    {
        var host = _application.Build(builder => _ = domain is null
            ? builder.AddOpenRolloutProvider(configure)
            : builder.AddOpenRolloutProvider(domain, configure));
        return host.Services.GetRequiredService<IOptionsMonitor<OpenRolloutHostingOptions>>().Get(domain ?? "");
    }
}
