using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>Invalid options fail the start of the host with a message that contains the remedy.</summary>
public sealed class ValidationTests : IDisposable
{
    private readonly Application _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task No_manifest()
        => await RefusesAsync(
            _ => { },
            "OpenRollout has no manifest. Set OpenRollout:ManifestPath or OpenRollout:ManifestUrl in the configuration, or ManifestPath, ManifestUrl, SourceFactory or EmbeddedManifest in code.");

    [Fact]
    public async Task More_than_one_manifest()
        => await RefusesAsync(
            o =>
            {
                o.ManifestPath = "flags.json";
                o.ManifestUrl = new Uri("https://flags.example.com/flags.json");
            },
            "OpenRollout has more than one manifest: ManifestPath and ManifestUrl. Set only one of them.");

    [Fact]
    public async Task An_address_that_is_none()
        => await RefusesAsync(
            o => o.ManifestUrl = new Uri("ftp://flags.example.com/flags.json"),
            "OpenRollout:ManifestUrl: must be an absolute HTTP or HTTPS address");

    [Fact]
    public async Task An_option_of_the_server_that_cannot_work()
        => await RefusesAsync(
            o =>
            {
                o.ManifestUrl = new Uri("https://flags.example.com/flags.json");
                o.Http.PollingInterval = TimeSpan.Zero;
            },
            "OpenRollout:Http:PollingInterval: must be greater than zero and at most one day");

    [Fact]
    public async Task A_key_that_is_none()
        => await RefusesAsync(
            o =>
            {
                o.ManifestUrl = new Uri("https://flags.example.com/flags.json");
                o.Http.PublicKey = "secret";
            },
            "OpenRollout:Http:PublicKey: contains no key in PEM, which begins with '-----BEGIN PUBLIC KEY-----'");

    [Fact]
    public async Task A_requirement_that_is_none()
        => await RefusesAsync(
            o =>
            {
                o.ManifestPath = "flags.json";
                o.RequiredAtStart = (RequiredManifest)7;
            },
            "OpenRollout:RequiredAtStart: '7' is not a valid value; set None, Good or Current.");

    [Fact]
    public async Task A_domain_is_named()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => _application.StartAsync(builder => builder.AddOpenRolloutProvider("checkout")));

        Assert.StartsWith("OpenRollout:Domains:checkout has no manifest. Set OpenRollout:Domains:checkout:ManifestPath", exception.Message, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(Action<OpenRolloutHostingOptions> configure, string message)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => _application.StartAsync(builder => builder.AddOpenRolloutProvider(configure)));

        Assert.Equal([message], exception.Failures);
    }
}
